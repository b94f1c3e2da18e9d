import {
  knownMethods,
  labels,
  metrics,
  other,
  unmatchedRoute,
  type Service,
} from '../../service/index.ts'
import type { Observer } from '../../request/engine.ts'
import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { RouteEntry } from '../../request/routes.ts'
import type { Families } from '../families/families.ts'
import type { Histogram, HistogramSeries } from '../families/histogram.ts'
import { coarseErrorType, ErrorTypes } from './error-types.ts'

/** Whether a request's trace will be there for whoever follows its exemplar. */
export type IsKept = (exchange: Exchange, completion: Completion) => boolean

/** Routes come from code and are bounded before; this many would take a mistake. */
const maxSeries = 10_000

const labelNames = [labels.method, labels.route, labels.status, labels.errorType] as const

/** The series of one route, method and status; failures have one more for each type of error. */
interface Slot {
  success: HistogramSeries | null
  failures: Map<string, HistogramSeries> | null
}

/** Rate, errors and duration of every route: one look-up by number, one observation. */
export class RequestDurations implements Observer {
  readonly #histogram: Histogram<typeof labelNames>
  readonly #isKept: IsKept
  readonly #errorTypes = new ErrorTypes()
  readonly #methods = new Map([...knownMethods, other].map((method, index) => [method, index]))

  constructor(families: Families, service: Pick<Service, 'bucketEdgesSeconds'>, isKept: IsKept) {
    this.#isKept = isKept
    this.#histogram = families.histogram({
      name: metrics.serverDuration,
      help: 'How long requests took to answer, from their first byte to the last of the answer.',
      unit: 'seconds',
      labelNames,
      edges: service.bucketEdgesSeconds,
      maxSeries,
      fold,
    })
  }

  completed(exchange: Exchange, completion: Completion): void {
    const { route } = exchange
    if (route === null) return
    const series = this.#series(route, exchange.method, completion)
    series.observe(completion.durationSeconds, this.#isKept(exchange, completion) ? exchange : null)
  }

  #series(route: RouteEntry, method: string, { status, errorType }: Completion): HistogramSeries {
    const key = (this.#methods.get(method) ?? 0) * 1_000 + status
    const slot = (route.series.get(key) as Slot | undefined) ?? newSlot(route, key)
    if (errorType === '')
      return (slot.success ??= this.#histogram.series(method, route.label, statusLabel(status), ''))
    const type = this.#errorTypes.bounded(errorType)
    const known = slot.failures?.get(type)
    if (known !== undefined) return known
    const made = this.#histogram.series(method, route.label, statusLabel(status), type)
    slot.failures = (slot.failures ?? new Map()).set(type, made)
    return made
  }
}

function newSlot(route: RouteEntry, key: number): Slot {
  const slot: Slot = { success: null, failures: null }
  route.series.set(key, slot)
  return slot
}

function statusLabel(status: number): string {
  return status === 0 ? '' : String(status)
}

/**
 * Without its route a request is still good or bad as before: `5xx` matches what the rules look
 * for, and what no route took is still not counted.
 */
function fold([method = '', route, status = '', errorType = '']: readonly string[]): string[] {
  return [
    method,
    route === unmatchedRoute ? unmatchedRoute : other,
    status === '' ? '' : `${status.charAt(0)}xx`,
    coarseErrorType(errorType),
  ]
}
