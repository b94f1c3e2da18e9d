import type { LoadPlan } from '../plan/plan.ts'
import { createChecks } from './checks.ts'
import { requestCounter } from './count-request.ts'
import type { CountRequest } from './count-request.ts'
import { createCounts } from './counts.ts'
import type { Counts } from './counts.ts'
import type { SampleHandlers } from './samples.ts'
import { timingOf } from './schedule.ts'
import type { Timing } from './schedule.ts'

type Checks = ReturnType<typeof createChecks>

/** All that is counted, and how each sample of k6's adds to it. */
export interface Tally extends Counts, SampleHandlers {
  readonly checks: Checks
}

export function createTally(plan: LoadPlan, trace: string): Tally {
  const counts = createCounts(plan)
  const checks = createChecks(plan)
  const timing = timingOf(plan)
  const slotOf = placing(counts, timing)
  const count = requestCounter(plan, trace, { counts, timing, slotOf })
  return { ...counts, checks, ...answers(checks, count), ...schedule(counts, slotOf) }
}

/**
 * In which slot an iteration belongs. k6 numbers only what it starts, so each drop before shifts an
 * iteration's place by one.
 */
function placing({ grid, totals }: Counts, { first, rate }: Timing): (index: number) => number {
  return (index) => {
    const seconds = (index + totals.dropped - first) / rate
    return seconds < 0 ? -1 : Math.min(grid.count - 1, Math.floor(seconds / grid.seconds))
  }
}

/** Where content is looked at, an answer counts when that has been seen. */
function answers(checks: Checks, count: CountRequest): Pick<SampleHandlers, 'request' | 'check'> {
  return {
    request: (request) => {
      if (!checks.awaits(request)) count(request, true)
    },
    check: (check) => {
      const held = checks.settle(check)
      if (held !== null) count(held, check.passed)
    },
  }
}

/** What became of the iterations that were planned. */
function schedule(
  { totals }: Counts,
  slotOf: (index: number) => number,
): Pick<SampleHandlers, 'dropped' | 'exception' | 'iteration'> {
  return {
    dropped: (dropped) => {
      totals.dropped += dropped
      const at = slotOf(totals.iterations)
      if (at >= 0) totals.droppedIn[at]! += dropped
    },
    exception: () => (totals.exceptions += 1),
    iteration: (index) => {
      totals.iterations += 1
      const at = slotOf(index)
      if (at >= 0) totals.finished[at]! += 1
    },
  }
}
