import { decide } from '../../statistics/bounds.ts'
import { effective } from '../../statistics/design-effect.ts'
import type { Rule } from './rule.ts'

const confidence = 0.99

/** Broken in the first quarter and kept in the second half: the service was not warm yet. */
export const coldStart: Rule = {
  id: 'V22',
  name: 'cold-start',
  makes: 'unproven',
  voids: 'any',
  remedy: 'The service was still settling when it was measured: warm up for longer (`--warm-up`).',
  check: ({ client, plan, end }) => {
    if (end !== 'complete' && end !== 'decided') return null
    const cold = client.objectives.filter(({ slots }, at) => {
      const { allowed } = plan.objectives[at]!
      const early = effective(slots.slice(0, Math.floor(slots.length / 4)))
      const late = effective(slots.slice(Math.floor(slots.length / 2)))
      return (
        decide(early, allowed, confidence) === 'beyond' &&
        decide(late, allowed, confidence) === 'within'
      )
    })
    return {
      ok: cold.length === 0,
      value: cold.map(({ id }) => id).join(', ') || null,
      limit: null,
    }
  },
}
