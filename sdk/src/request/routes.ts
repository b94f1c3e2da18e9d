import { joinRoutes, other, unmatchedRoute } from '../service/index.ts'

/** A route template as label: everything that is known of it before a request comes. */
export interface RouteEntry {
  /** The value of `http_route`. */
  readonly label: string
  readonly matched: boolean
  /** Declared in `ignore`: not a request of the service. */
  readonly ignored: boolean
  /** Owned by the metrics: series of this route by method and status. */
  readonly series: Map<number, unknown>
}

/** Templates come from code, so there are few. A service that makes them from data ends in one. */
const maxRoutes = 2_000

export class RouteTable {
  readonly unmatched: RouteEntry = entry(unmatchedRoute, false, false)
  /** Still requests of the service: they count for its objectives. */
  readonly #others: RouteEntry = entry(other, true, false)
  readonly #entries = new Map<string, RouteEntry>()
  /** Spares the request path the joining; its keys are templates, so there are few. */
  readonly #joined = new Map<string, Map<string, RouteEntry>>()
  readonly #ignored: ReadonlySet<string>

  constructor(ignored: Iterable<string>) {
    this.#ignored = new Set(ignored)
  }

  /** A canonical template below a canonical prefix. */
  at(prefix: string, template: string): RouteEntry {
    if (prefix === '') return this.get(template)
    let below = this.#joined.get(prefix)
    if (below === undefined) this.#joined.set(prefix, (below = new Map()))
    let entry = below.get(template)
    if (entry === undefined) below.set(template, (entry = this.get(joinRoutes(prefix, template))))
    return entry
  }

  /** `label` is canonical. */
  get(label: string): RouteEntry {
    const known = this.#entries.get(label)
    if (known !== undefined) return known
    if (this.#entries.size >= maxRoutes) return this.#others
    const made = entry(label, true, this.#ignored.has(label))
    this.#entries.set(label, made)
    return made
  }
}

function entry(label: string, matched: boolean, ignored: boolean): RouteEntry {
  return { label, matched, ignored, series: new Map() }
}
