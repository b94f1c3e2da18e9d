import type { End } from '../evidence/evidence.ts'
import { shareOf } from '../plan/duration.ts'
import type { LoadPlan } from '../plan/plan.ts'
import { decide } from '../statistics/bounds.ts'
import { designEffect } from '../statistics/design-effect.ts'
import type { Progress } from './progress.ts'
import { countObjectives } from './read-tally.ts'
import type { Tally } from './tally.ts'

/** Slots that must lie behind before anything is decided. */
const fewestSlots = 15
/** Of what must have been told by now; with less, k6 or the service does not keep up, which shows more at the end. */
const leastTold = 0.5
/** Between the end of a request and its telling. */
const flushSeconds = 1.5

export interface Stopping {
  readonly reason: (progress: Progress, tally: Tally) => End | null
  /** Seconds of the measured phase that the evidence is read from. */
  readonly counted: (end: End) => number
}

/**
 * When a run may end before its plan does: when an objective is broken whatever the rest brings,
 * or, of an open-ended run at one of its looks, when every objective is decided. Never because it
 * looks good so far.
 */
export function createStopping(plan: LoadPlan): Stopping {
  let reached = 0
  let looked = 0
  // Whatever started before a look must have ended, or the slow ones were left out.
  const settle = plan.timeoutMs / 1000 + flushSeconds
  return {
    counted: (end) => {
      if (end === 'complete') return plan.phases.measured
      return end === 'decided' ? plan.looks[looked]! : reached
    },
    reason: ({ seconds }, tally) => {
      reached = Math.min(plan.phases.measured, Math.max(0, seconds))
      if (reached < tally.grid.seconds * fewestSlots) return null
      if (hopeless(plan, tally, reached)) return 'curtailed'
      const look = plan.looks[looked]!
      if (look >= plan.phases.measured || seconds < look + settle) return null
      if (allDecided(plan, tally, look)) return 'decided'
      looked += 1
      return null
    },
  }
}

/** As if every request that is still to come were good. */
function hopeless(plan: LoadPlan, tally: Tally, seconds: number): boolean {
  const objectives = countObjectives(tally, plan, seconds)
  return objectives.some(({ events, bad, slots }, at) => {
    const expected = plan.rate * seconds * shareOf(plan.objectives[at]!, plan.requests)
    if (events < expected * leastTold) return false
    const effect = designEffect(slots)
    const planned = (events * plan.phases.measured) / seconds
    const count = { bad: bad / effect, events: planned / effect }
    return decide(count, plan.objectives[at]!.allowed, plan.confidence) === 'beyond'
  })
}

function allDecided(plan: LoadPlan, tally: Tally, seconds: number): boolean {
  const objectives = countObjectives(tally, plan, seconds)
  return objectives.every(({ events, bad, slots }, at) => {
    const effect = designEffect(slots)
    const count = { bad: bad / effect, events: events / effect }
    return decide(count, plan.objectives[at]!.allowed, lookConfidence(plan)) !== 'undecided'
  })
}

/** Whoever looks several times errs as often as he looks: the doubt is shared out among the looks. */
export function lookConfidence({ confidence, looks }: LoadPlan): number {
  return 1 - (1 - confidence) / looks.length
}
