import type { LoadPlan } from '../plan/plan.ts'

/** Of a request: its route, and whether its answer was the expected one. */
export interface Identity {
  readonly name: string
  readonly expected: boolean
}

/**
 * The place of a planned request in the schedule says what it was, so that k6 need not; of a
 * request of the user's script only k6 can tell.
 */
export function createIdentify(
  plan: Pick<LoadPlan, 'script' | 'schedule' | 'requests'>,
): (index: number, status: number, told: Identity) => Identity {
  if (plan.script !== null) return (_index, _status, told) => told
  return (index, status) => {
    const { key, expect } = plan.requests[plan.schedule[index % plan.schedule.length]!]!
    return { name: key, expected: isExpected(status, expect.status) }
  }
}

/** Whatever is below 400, unless the example says more. */
function isExpected(status: number, wanted: readonly number[] | null): boolean {
  return wanted === null ? status >= 100 && status < 400 : wanted.includes(status)
}
