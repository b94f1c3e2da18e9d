import type { Rule } from './rule.ts'

/** k6 says itself what it is going to do; what else there is on the machine may have changed it. */
export const followedPlan: Rule = {
  id: 'V18',
  name: 'followed-plan',
  makes: 'unproven',
  voids: 'any',
  remedy:
    'k6 would do something else than was planned: look for `K6_…` variables that a wrapper of it ' +
    'sets, or name another binary in `OBS_K6`.',
  check: ({ k6: { overruled } }) => ({
    ok: overruled.length === 0,
    value: overruled.join(', ') || null,
    limit: null,
  }),
}
