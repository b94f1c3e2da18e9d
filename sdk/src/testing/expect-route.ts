import { canonicalRoute, unmatchedRoute } from '../service/index.ts'
import { fail, listed, times } from './fail.ts'
import { matches } from './matches.ts'
import type { SeenRequest } from './seen.ts'

export class RouteExpectation {
  readonly #key: string
  readonly #all: readonly SeenRequest[]
  readonly #seen: readonly SeenRequest[]

  constructor(key: string, all: readonly SeenRequest[]) {
    this.#key = canonicalKey(key)
    this.#all = all
    this.#seen = all.filter((request) => keyOf(request) === this.#key)
  }

  /** Requests since the last reset, of these particulars where they are given. */
  toHaveCounted(wanted: number, particulars: Partial<SeenRequest> = {}): this {
    const count = this.#seen.filter((request) => matches(request, particulars)).length
    if (count === wanted) return this
    const only = Object.keys(particulars).length === 0 ? '' : ` with ${JSON.stringify(particulars)}`
    const message = `${this.#key}${only} was counted ${times(count)}, not ${times(wanted)}.`
    return fail(`${message} ${this.#list()}`, wanted, count, this, 'toHaveCounted')
  }

  /** There was a request, and every one of them ended so. */
  toHaveAnswered(status: number): this {
    const statuses = this.#seen.map((request) => request.status)
    if (statuses.length > 0 && statuses.every((one) => one === status)) return this
    const message = `${this.#key} did not always answer ${status}. ${this.#list()}`
    return fail(message, status, statuses, this, 'toHaveAnswered')
  }

  /** There was a request, and every one of them failed: with this `error_type`, where it is given. */
  toHaveFailed(errorType?: string): this {
    const types = this.#seen.map((request) => request.errorType)
    const isSo = (type: string) => (errorType === undefined ? type !== '' : type === errorType)
    if (types.length > 0 && types.every(isSo)) return this
    const message = `${this.#key} did not always fail${errorType === undefined ? '' : ` by ${errorType}`}.`
    return fail(`${message} ${this.#list()}`, errorType ?? 'a failure', types, this, 'toHaveFailed')
  }

  #list(): string {
    return listed('Requests', this.#all.map(describe))
  }
}

function canonicalKey(key: string): string {
  const space = key.indexOf(' ')
  if (space < 1) throw new TypeError(`'${key}' is no route: write 'GET /orders/:id'.`)
  const path = key.slice(space + 1).trim()
  const route = path === unmatchedRoute ? path : canonicalRoute(path)
  return `${key.slice(0, space)} ${route}`
}

function keyOf({ method, route }: SeenRequest): string {
  return `${method} ${route}`
}

function describe(request: SeenRequest): string {
  return [keyOf(request), request.status || 'no answer', request.errorType].join(' ').trim()
}
