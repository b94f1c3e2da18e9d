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

/**
 * What can be told from the rate that is always allowed, and how fast, with any amount of traffic.
 * Null where so much is allowed that no incident stands out.
 */
export function noticedByBudget(facts: Facts): Noticed | null {
  const found = nearestFeasible(facts, facts.wish)
  if (found === null) return null
  const remarks = found.incident === facts.wish ? [] : [notByBudget(facts, found.incident)]
  return { ...found, remarks }
}

/** Time first, then share: at most one step for each. */
function nearestFeasible(facts: Facts, incident: Incident): Omit<Noticed, 'remarks'> | null {
  const acute = acuteTier(incident, facts, facts.intervals)
  if ('tier' in acute) return { incident, tier: acute.tier, burning: acute.burning }
  return acute.feasible === null ? null : nearestFeasible(facts, acute.feasible)
}
