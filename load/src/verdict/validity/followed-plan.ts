import type { Rule } from './rule.ts'

/** k6 says itself what it is going to do; it is asked before the run, which does not begin otherwise. */
export const followedPlan: Rule = {
  id: 'V18',
  name: 'followed-plan',
  makes: 'refused',
  voids: 'any',
  remedy: 'k6 did something else than was planned. Run it again: such a run is refused now.',
  check: ({ k6: { overruled } }) => ({
    ok: overruled.length === 0,
    value: overruled.join(', ') || null,
    limit: null,
  }),
}
