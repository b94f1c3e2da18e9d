import { acuteTier } from './acute.ts'
import type { Incident } from './acute.ts'
import type { Facts } from './facts.ts'
import { notByBudget } from './remarks.ts'
import type { Remark } from './remarks.ts'
import type { Tier } from './tier.ts'

export interface Noticed {
  readonly incident: Incident
  readonly tier: Omit<Tier, 'guard'>
  /** How long the incident may burn until the tier must fire. */
  readonly burning: number
  readonly remarks: readonly Remark[]
}

/** What can be told from the rate that is always allowed, and how fast, with any amount of traffic. */
export function noticedByBudget(facts: Facts): Noticed {
  const { incident, tier, burning } = nearestFeasible(facts, facts.wish)
  const remarks = incident === facts.wish ? [] : [notByBudget(facts, incident)]
  return { incident, tier, burning, remarks }
}

/** Time first, then share: at most one step for each. */
function nearestFeasible(facts: Facts, incident: Incident): Omit<Noticed, 'remarks'> {
  const acute = acuteTier(incident, facts, facts.intervals)
  return 'feasible' in acute
    ? nearestFeasible(facts, acute.feasible)
    : { incident, tier: acute.tier, burning: acute.burning }
}
