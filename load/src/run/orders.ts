import type { LoadPlan, PlannedRequest } from '../plan/plan.ts'
import { rateUnit, stagesOf, timingOf } from './schedule.ts'

/** What `load/k6` reads: the plan in k6's terms. */
export interface Orders {
  readonly target: string
  readonly options: Readonly<Record<string, unknown>>
  readonly first: number
  readonly rate: number
  readonly startsAfter: number
  readonly timeoutMs: number
  readonly requests: readonly PlannedRequest[]
  readonly schedule: readonly number[]
}

export function ordersOf(plan: LoadPlan, blacklistIPs: readonly string[]): Orders {
  const { first, rate, startsAfter } = timingOf(plan)
  const { target, timeoutMs, requests, schedule } = plan
  const options = optionsOf(plan, blacklistIPs)
  return { target, options, first, rate, startsAfter, timeoutMs, requests, schedule }
}

function optionsOf(plan: LoadPlan, blacklistIPs: readonly string[]): Orders['options'] {
  return {
    scenarios: {
      load: {
        executor: 'ramping-arrival-rate',
        exec: 'send',
        ...stagesOf(plan),
        timeUnit: `${rateUnit}s`,
        preAllocatedVUs: plan.vus.start,
        maxVUs: plan.vus.most,
        gracefulStop: `${plan.phases.drain}s`,
      },
    },
    // Each of these is a column of every sample; no more than are read.
    systemTags: ['name', 'status', 'error_code', 'expected_response', 'check'],
    // An answer that sends elsewhere is an answer; what it points to is not loaded.
    maxRedirects: 0,
    discardResponseBodies: plan.script === null,
    userAgent: 'obs-verify',
    blacklistIPs,
  }
}
