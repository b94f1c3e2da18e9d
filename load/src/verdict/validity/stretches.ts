import type { ObjectiveCount } from '../../evidence/client.ts'
import type { Evidence } from '../../evidence/evidence.ts'
import { decide } from '../../statistics/bounds.ts'
import { effective } from '../../statistics/design-effect.ts'
import type { Finding } from './rule.ts'

const confidence = 0.99

type Slots = ObjectiveCount['slots']

/** A part of the measured phase, as its slots. */
export type Stretch = (slots: Slots) => Slots

export const firstQuarter: Stretch = (slots) => slots.slice(0, Math.floor(slots.length / 4))
export const lastQuarter: Stretch = (slots) => slots.slice(-Math.floor(slots.length / 4))
export const firstHalf: Stretch = (slots) => slots.slice(0, Math.floor(slots.length / 2))
export const secondHalf: Stretch = (slots) => slots.slice(Math.floor(slots.length / 2))

/** That no objective is broken in one stretch of a whole run and kept in another. */
export function asGoodIn(
  broken: Stretch,
  kept: Stretch,
  { client, plan, end }: Evidence,
): Finding | null {
  if (end !== 'complete' && end !== 'decided') return null
  const different = client.objectives.filter(({ slots }, at) => {
    const { allowed } = plan.objectives[at]!
    return (
      decide(effective(broken(slots)), allowed, confidence) === 'beyond' &&
      decide(effective(kept(slots)), allowed, confidence) === 'within'
    )
  })
  const value = different.map(({ id }) => id).join(', ') || null
  return { ok: different.length === 0, value, limit: null }
}
