import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Objective } from '@obs-toolkit/sdk/service'
import { selector } from './selector.ts'

type ById = Pick<Objective, 'id'>

/** What the rules recorded for one objective. */
export function recordedBad(objective: ById, window: string): string {
  return ofObjective(objective, windowed(recorded.bad, window))
}

export function recordedTotal(objective: ById, window: string): string {
  return ofObjective(objective, windowed(recorded.total, window))
}

export function recordedBurnRate(objective: ById, window: string): string {
  return ofObjective(objective, windowed(recorded.burnRate, window))
}

export function recordedBudget(objective: ById): string {
  return ofObjective(objective, recorded.budgetRemaining)
}

function ofObjective(objective: ById, series: string): string {
  return series + byId(objective)
}

/** Every rule asks for it many times. */
const known = new WeakMap<ById, string>()

function byId(objective: ById): string {
  const matcher = known.get(objective) ?? selector('', [[alertLabels.sloId, '=', objective.id]])
  known.set(objective, matcher)
  return matcher
}
