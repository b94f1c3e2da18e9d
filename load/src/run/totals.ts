import type { FailureKind, RequestSeen } from './requests.ts'
import type { Timing } from './schedule.ts'

/** Since the start of the run, warm-up and ramp included, where it does not say otherwise. */
export interface Totals {
  iterations: number
  /** Index of the last iteration that k6 started, as far as is known. */
  lastIndex: number
  /** Wall clock at which the measured phase begins; null until the first request tells. */
  measuredAt: number | null
  dropped: number
  exceptions: number
  requests: number
  failed: number
  unanswered: number
  /** Of the measured phase, by slot. */
  readonly finished: Uint32Array
  readonly droppedIn: Uint32Array
}

export function createTotals(slots: number): Totals {
  return {
    iterations: 0,
    lastIndex: -1,
    measuredAt: null,
    dropped: 0,
    exceptions: 0,
    requests: 0,
    failed: 0,
    unanswered: 0,
    finished: new Uint32Array(slots),
    droppedIn: new Uint32Array(slots),
  }
}

export function addToTotals(
  totals: Totals,
  request: RequestSeen,
  failure: FailureKind | null,
  timing: Timing,
): void {
  totals.requests += 1
  if (failure !== null) totals.failed += 1
  if (request.status === 0) totals.unanswered += 1
  totals.lastIndex = Math.max(totals.lastIndex, request.index)
  totals.measuredAt ??= measuredStart(request, timing)
}

/** Each request says when it ended, how long it took, and where its place is. */
function measuredStart(request: RequestSeen, { first, rate }: Timing): number {
  const began = request.endedMs - request.blockedMs - request.durationMs - request.lagMs
  return Math.round(began - ((request.index - first) / rate) * 1000)
}
