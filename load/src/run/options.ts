import type { LoadPlan } from '../plan/plan.ts'
import { rateUnit, stagesOf } from './schedule.ts'

const needed = ['status', 'error_code', 'check']
/** What a planned request was is known from its place; see `identify.ts`. */
const neededOfScripts = ['name', 'expected_response']

/** How k6 is to run, in its own terms; no script overrules it, as ours have no options. */
export function optionsOf(
  plan: LoadPlan,
  blacklistIPs: readonly string[],
): Readonly<Record<string, unknown>> {
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
    // Each of these costs with every sample, nine or ten of which a request has.
    systemTags: plan.script === null ? needed : [...needed, ...neededOfScripts],
    // An answer that sends elsewhere is an answer; what it points to is not loaded.
    maxRedirects: 0,
    discardResponseBodies: plan.script === null,
    userAgent: 'obs-verify',
    blacklistIPs,
  }
}
