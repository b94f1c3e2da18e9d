import type { LoadPlan } from '../plan/plan.ts'
import { createChecks } from './checks.ts'
import { createHistogram } from './histogram.ts'
import type { Histogram } from './histogram.ts'
import { createLag } from './lag.ts'
import { failureOf, judgeSeen } from './requests.ts'
import type { RequestSeen } from './requests.ts'
import { createRoutes } from './routes.ts'
import type { RouteTally } from './routes.ts'
import type { SampleHandlers } from './samples.ts'
import { timingOf } from './schedule.ts'
import type { Timing } from './schedule.ts'
import { slotGrid } from './slots.ts'
import type { SlotGrid } from './slots.ts'
import { createSlowest } from './slowest.ts'
import type { Slowest } from './slowest.ts'
import { traceIdOf } from './trace.ts'

/** Counts of the measured phase, of a size that the plan fixes. */
export interface Tally extends SampleHandlers {
  readonly grid: SlotGrid
  /** By slot and objective: `slot * objectives + objective`. */
  readonly events: Uint32Array
  readonly bad: Uint32Array
  readonly slots: readonly SlotTally[]
  readonly routes: () => readonly RouteTally[]
  readonly blocked: Histogram
  readonly lag: Histogram
  readonly all: Histogram
  readonly failures: Map<string, number>
  readonly checks: ReturnType<typeof createChecks>
  readonly slowest: Slowest
  readonly totals: Totals
}

interface SlotTally {
  requests: number
  failed: number
  readonly latency: Histogram
}

/** Since the start of the run, warm-up and ramp included, where it does not say otherwise. */
interface Totals {
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

export function createTally(plan: LoadPlan, trace: string): Tally {
  const grid = slotGrid(plan)
  const timing = timingOf(plan)
  const width = plan.objectives.length
  const lag = createLag(timing)
  const routes = createRoutes(plan)
  const checks = createChecks(plan)
  const slowest = createSlowest()
  const failures = new Map<string, number>()
  const tally: Pick<Tally, 'events' | 'bad' | 'blocked' | 'lag' | 'all'> = {
    events: new Uint32Array(grid.count * width),
    bad: new Uint32Array(grid.count * width),
    blocked: createHistogram(),
    lag: createHistogram(),
    all: createHistogram(),
  }
  const slots = Array.from({ length: grid.count }, () => ({
    requests: 0,
    failed: 0,
    latency: createHistogram(),
  }))
  const totals: Totals = {
    iterations: 0,
    lastIndex: -1,
    measuredAt: null,
    dropped: 0,
    exceptions: 0,
    requests: 0,
    failed: 0,
    unanswered: 0,
    finished: new Uint32Array(grid.count),
    droppedIn: new Uint32Array(grid.count),
  }

  /** k6 numbers only what it starts, so each drop before shifts an iteration's place by one. */
  const slotOf = (index: number): number => {
    const seconds = (index + totals.dropped - timing.first) / timing.rate
    return seconds < 0 ? -1 : Math.min(grid.count - 1, Math.floor(seconds / grid.seconds))
  }

  const count = (request: RequestSeen, content: boolean): void => {
    const failure = content ? failureOf(request) : 'content'
    totals.requests += 1
    if (failure !== null) totals.failed += 1
    if (request.status === 0) totals.unanswered += 1
    totals.lastIndex = Math.max(totals.lastIndex, request.index)
    totals.measuredAt ??= measuredStart(request, timing)
    const at = slotOf(request.index)
    lag.learn(request, totals.dropped)
    if (request.index < 0 || at < 0) return
    const lagMs = lag.of(request, totals.dropped)
    const responseMs = lagMs + request.blockedMs + request.durationMs
    const route = routes.of(request.name)
    for (const each of route.objectives) {
      const judgement = judgeSeen(failure, responseMs, plan.objectives[each]!)
      if (judgement === 'not counted') continue
      tally.events[at * width + each]! += 1
      if (judgement === 'bad') tally.bad[at * width + each]! += 1
    }
    const slot = slots[at]!
    slot.requests += 1
    slot.latency.add(responseMs)
    route.add(request.status, responseMs, failure !== null)
    tally.all.add(responseMs)
    tally.blocked.add(request.blockedMs)
    tally.lag.add(lagMs)
    if (slowest.wants(responseMs))
      slowest.add({
        ms: responseMs,
        route: route.key,
        traceId: traceIdOf(trace, request.index),
      })
    if (failure === null) return
    slot.failed += 1
    failures.set(failure, (failures.get(failure) ?? 0) + 1)
  }

  return {
    ...tally,
    grid,
    slots,
    totals,
    failures,
    checks,
    slowest,
    routes: routes.all,
    request: (request) => {
      if (!checks.awaits(request)) count(request, true)
    },
    check: (check) => {
      const held = checks.settle(check)
      if (held !== null) count(held, check.passed)
    },
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

/** Each request says when it ended, how long it took, and where its place is. */
function measuredStart(request: RequestSeen, { first, rate }: Timing): number {
  const began = request.endedMs - request.blockedMs - request.durationMs - request.lagMs
  return Math.round(began - ((request.index - first) / rate) * 1000)
}
