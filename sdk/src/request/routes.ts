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
  /** What is below nothing. */
  readonly top: Prefix
  /** Still requests of the service: they count for its objectives. */
  readonly #others: RouteEntry = entry(other, true, false)
  readonly #entries = new Map<string, RouteEntry>()
  readonly #ignored: ReadonlySet<string>

  constructor(ignored: Iterable<string>) {
    this.#ignored = new Set(ignored)
    this.top = new Prefix('', this, { left: maxRoutes })
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

/**
 * What a router is mounted under, as its author wrote it. Joining two templates takes longer than
 * all else that is done for a request, so each pair is joined once and kept, as far as there is room.
 */
export class Prefix {
  readonly #template: string
  readonly #table: RouteTable
  readonly #room: { left: number }
  readonly #prefixes = new Map<string, Prefix>()
  readonly #routes = new Map<string, RouteEntry>()

  constructor(template: string, table: RouteTable, room: { left: number }) {
    this.#template = template
    this.#table = table
    this.#room = room
  }

  /** A mount point below this one. */
  below(pattern: string): Prefix {
    const known = this.#prefixes.get(pattern)
    if (known !== undefined) return known
    const made = new Prefix(joinRoutes(this.#template, pattern), this.#table, this.#room)
    return this.#keep(this.#prefixes, pattern, made)
  }

  route(template: string): RouteEntry {
    const known = this.#routes.get(template)
    if (known !== undefined) return known
    const made = this.#table.get(joinRoutes(this.#template, template))
    return this.#keep(this.#routes, template, made)
  }

  #keep<T>(known: Map<string, T>, key: string, made: T): T {
    if (this.#room.left > 0) {
      this.#room.left -= 1
      known.set(key, made)
    }
    return made
  }
}

function entry(label: string, matched: boolean, ignored: boolean): RouteEntry {
  return { label, matched, ignored, series: new Map() }
}
