import { other, type Service } from '../../service/index.ts'
import { canonicalHost } from '../hosts/canonical.ts'
import type { Trust } from '../hosts/trust.ts'
import { Destination, type PathEdge } from './destination.ts'
import { Edge } from './edge.ts'
import type { CallMetrics } from './metrics.ts'

/** Hosts that have series of their own, beside the declared dependencies. */
const maxHosts = 100
/** Spellings of hosts that are remembered; beyond, a host is looked at anew in each call. */
const maxSpellings = 1_000
const maxSpelling = 300

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

export function defaultPort(scheme: string): number | null {
  return defaultPorts[scheme] ?? null
}

/**
 * The hosts that are called. Declared dependencies are there from the start, so that no number of
 * other hosts takes their place; the first hundred others have series of their own, and the rest
 * share one set.
 */
export class Destinations {
  readonly #trust: Trust
  readonly #metrics: CallMetrics
  readonly #declared = new Map<string, Destination>()
  readonly #others = new Map<string, Destination>()
  readonly #bySpelling = new Map<string, Destination>()
  readonly #shared: Edge

  constructor(metrics: CallMetrics, trust: Trust, dependencies: Service['dependencies']) {
    this.#metrics = metrics
    this.#trust = trust
    this.#shared = new Edge(metrics, other, '', '')
    const byHost = Map.groupBy(dependencies.flatMap(addressed), ({ key }) => key)
    for (const [key, declared] of byHost) this.#declared.set(key, this.#declare(declared))
  }

  /** `spelling` stands for the others, of which it is made. */
  find(spelling: string, host: string, port: number | null): Destination {
    const known = this.#bySpelling.get(spelling)
    if (known !== undefined) return known
    const found = this.#at(host, port)
    if (this.#bySpelling.size < maxSpellings && spelling.length <= maxSpelling) {
      this.#bySpelling.set(spelling, found)
    }
    return found
  }

  known(spelling: string): Destination | undefined {
    return this.#bySpelling.get(spelling)
  }

  /** A Unix socket is on this machine. */
  socket(path: string): Destination {
    return this.#others.get(path) ?? this.#add(path, path, null, true)
  }

  #at(host: string, port: number | null): Destination {
    const address = canonicalHost(host)
    if (address === null) return new Destination(other, port, false, this.#shared)
    const key = keyOf(address, port)
    const known = this.#declared.get(key) ?? this.#others.get(key)
    return known ?? this.#add(key, address, port, this.#trust.trusts(address))
  }

  #add(key: string, address: string, port: number | null, trusted: boolean): Destination {
    if (this.#others.size >= maxHosts) return new Destination(address, port, trusted, this.#shared)
    const edge = new Edge(this.#metrics, address, portLabel(port), '')
    const made = new Destination(address, port, trusted, edge)
    this.#others.set(key, made)
    return made
  }

  #declare(parts: readonly Addressed[]): Destination {
    const [{ address, port }] = parts as [Addressed]
    const edgeOf = (name: string) => new Edge(this.#metrics, address, portLabel(port), name)
    const below: PathEdge[] = parts.map(({ prefix, name }) => ({ prefix, edge: edgeOf(name) }))
    return new Destination(address, port, true, edgeOf(''), below)
  }
}

interface Addressed {
  readonly key: string
  readonly address: string
  readonly port: number | null
  readonly prefix: string
  readonly name: string
}

function addressed({ name, url }: Service['dependencies'][number]): Addressed[] {
  const parsed = URL.parse(url)
  const address = canonicalHost(parsed?.hostname ?? '')
  if (parsed === null || address === null) return []
  const port = parsed.port === '' ? defaultPort(parsed.protocol) : Number(parsed.port)
  const prefix = parsed.pathname.replace(/\/+$/, '')
  return [{ key: keyOf(address, port), address, port, prefix, name }]
}

function keyOf(address: string, port: number | null): string {
  return `${address} ${portLabel(port)}`
}

function portLabel(port: number | null): string {
  return port === null ? '' : String(port)
}
