import type { LoadPlan, PlannedRequest } from '../plan/plan.ts'
import { timingOf } from './schedule.ts'

/** What every virtual user reads: the less it is, the sooner they are ready. */
export interface Orders {
  readonly target: string
  readonly first: number
  readonly rate: number
  readonly startsAfter: number
  readonly timeoutMs: number
  readonly trace: string
  readonly requests: readonly PlannedRequest[]
  readonly schedule: readonly number[]
}

export function ordersOf(plan: LoadPlan, trace: string, data: ReadonlyMap<string, string>): Orders {
  const { first, rate, startsAfter } = timingOf(plan)
  const { target, timeoutMs, schedule } = plan
  const requests = plan.requests.map((request) => ({
    ...request,
    data: request.data === null ? null : data.get(request.data)!,
  }))
  return { target, first, rate, startsAfter, timeoutMs, trace, requests, schedule }
}
