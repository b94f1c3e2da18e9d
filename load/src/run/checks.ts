import type { CheckCount } from '../evidence/client.ts'
import type { LoadPlan } from '../plan/plan.ts'
import type { CheckSeen } from './samples.ts'
import { failureOf } from './requests.ts'
import type { RequestSeen } from './requests.ts'

/** The name in `load/k6/request.ts`. */
const contentCheck = 'obs:content'
const mostNames = 100
const mostHeld = 10_000

/**
 * Where an answer's content is looked at, k6 tells of the request first and of the content after:
 * until then it is neither good nor bad. Other checks are those of the user's script.
 */
export function createChecks(plan: LoadPlan): {
  awaits: (request: RequestSeen) => boolean
  settle: (check: CheckSeen) => RequestSeen | null
  /** What was never settled, since k6 was stopped in between. */
  left: () => readonly RequestSeen[]
  own: () => readonly CheckCount[]
} {
  const looked = new Set(
    plan.requests
      .filter(({ expect }) => expect.contentType !== null || expect.includes !== null)
      .map(({ key }) => key),
  )
  const held = new Map<number, RequestSeen>()
  const counts = new Map<string, { passed: number; failed: number }>()
  return {
    left: () => [...held.values()],
    own: () => [...counts].map(([name, count]) => ({ name, ...count })),
    awaits: (request) => {
      if (!looked.has(request.name) || failureOf(request) !== null) return false
      if (held.size >= mostHeld) return false
      held.set(request.index, request)
      return true
    },
    settle: (check) => {
      if (check.name !== contentCheck) addTo(counts, check)
      const request = held.get(check.index) ?? null
      if (check.name === contentCheck) held.delete(check.index)
      return check.name === contentCheck ? request : null
    },
  }
}

function addTo(
  counts: Map<string, { passed: number; failed: number }>,
  { name, passed }: CheckSeen,
): void {
  const key = counts.has(name) || counts.size < mostNames ? name : 'others'
  const count = counts.get(key) ?? { passed: 0, failed: 0 }
  count[passed ? 'passed' : 'failed'] += 1
  counts.set(key, count)
}
