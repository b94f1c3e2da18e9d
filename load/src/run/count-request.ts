import type { LoadPlan } from '../plan/plan.ts'
import type { Counts } from './counts.ts'
import { createLag } from './lag.ts'
import { failureOf, judgeSeen } from './requests.ts'
import type { FailureKind, RequestSeen } from './requests.ts'
import type { RouteTally } from './routes.ts'
import type { Timing } from './schedule.ts'
import { addToTotals } from './totals.ts'
import { traceIdOf } from './trace.ts'

export type CountRequest = (request: RequestSeen, contentAsExpected: boolean) => void

/** A request with its place in the measured phase: what every count needs to know of it. */
type Add = (request: RequestSeen, failure: FailureKind | null, slot: number, lagMs: number) => void

/** Counts requests wherever they count. It runs for every request of the load: arguments, not objects. */
export function requestCounter(
  plan: LoadPlan,
  trace: string,
  { counts, timing, slotOf }: { counts: Counts; timing: Timing; slotOf: (index: number) => number },
): CountRequest {
  const { totals } = counts
  const lag = createLag(timing)
  const addMeasured = measuredAdder(plan, trace, counts)
  return (request, contentAsExpected) => {
    const failure = contentAsExpected ? failureOf(request) : 'content'
    addToTotals(totals, request, failure, timing)
    lag.learn(request, totals.dropped)
    const slot = slotOf(request.index)
    if (request.index < 0 || slot < 0) return
    addMeasured(request, failure, slot, lag.of(request, totals.dropped))
  }
}

function measuredAdder(plan: LoadPlan, trace: string, counts: Counts): Add {
  const { slots, routes, all, blocked, lag, slowest } = counts
  const addToObjectives = objectivesAdder(plan, counts)
  return (request, failure, at, lagMs) => {
    const responseMs = lagMs + request.blockedMs + request.durationMs
    const route = routes.of(request.name)
    addToObjectives(route, at, failure, responseMs)
    const slot = slots[at]!
    slot.requests += 1
    slot.latency.add(responseMs)
    route.add(request.status, responseMs, failure !== null)
    all.add(responseMs)
    blocked.add(request.blockedMs)
    lag.add(lagMs)
    if (slowest.wants(responseMs)) {
      const traceId = traceIdOf(trace, request.index)
      slowest.add({ ms: responseMs, route: route.key, traceId })
    }
    if (failure !== null) addFailure(counts, at, failure)
  }
}

function objectivesAdder(
  { objectives }: LoadPlan,
  { events, bad }: Counts,
): (route: RouteTally, slot: number, failure: FailureKind | null, responseMs: number) => void {
  return (route, slot, failure, responseMs) => {
    const row = slot * objectives.length
    for (const each of route.objectives) {
      const judgement = judgeSeen(failure, responseMs, objectives[each]!)
      if (judgement === 'not counted') continue
      events[row + each]! += 1
      if (judgement === 'bad') bad[row + each]! += 1
    }
  }
}

function addFailure({ slots, failures }: Counts, at: number, failure: FailureKind): void {
  slots[at]!.failed += 1
  failures.set(failure, (failures.get(failure) ?? 0) + 1)
}
