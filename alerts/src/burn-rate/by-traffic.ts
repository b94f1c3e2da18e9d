import type { Noticed } from './by-budget.ts'
import { exact, roundUp } from './decimals.ts'
import type { Facts } from './facts.ts'
import { calmGuard, leastGuard } from './guard.ts'
import { notByTraffic, unknownTraffic } from './remarks.ts'
import { minutesFor } from './reaction.ts'
import type { Remark } from './remarks.ts'
import type { Incident } from './acute.ts'
import type { Tier } from './tier.ts'

interface Guarded {
  readonly incident: Incident
  readonly tier: Tier
  readonly remarks: readonly Remark[]
}

/** Sizes the guard of the tier that must be in time, and says what the traffic leaves of the wish. */
export function guarded(noticed: Noticed, facts: Facts): Guarded {
  const { tier, burning, incident } = noticed
  const { badAllowed, lowPerSecond } = facts
  const least = leastGuard(tier, badAllowed, lowPerSecond)
  const needed = roundUp(least / (burning * incident.badFraction))
  if (lowPerSecond === null) {
    return withGuard(noticed, least, incident, [unknownTraffic(facts, incident, needed)])
  }
  const calm = Math.max(least, calmGuard(tier, badAllowed, lowPerSecond))
  const events = burning * lowPerSecond
  const affordable = Math.floor(events * incident.badFraction)
  if (affordable >= least) return withGuard(noticed, Math.min(calm, affordable), incident, [])

  // Half of the requests failing is still to be noticed in time, where so many come at all.
  const guard = facts.declared ? least : Math.min(calm, Math.max(least, Math.floor(events / 2)))
  const share = exact(guard / events)
  const left = share <= 1 ? { ...incident, badFraction: Math.min(1, roundUp(share)) } : null
  return withGuard(noticed, guard, left ?? laterOutage(guard, facts, lowPerSecond), [
    notByTraffic(facts, left, needed),
  ])
}

/** What is noticed where nothing is in time: that everything fails, once so many have. */
function laterOutage(guard: number, { intervals }: Facts, lowPerSecond: number): Incident {
  return { badFraction: 1, withinMinutes: minutesFor(guard / lowPerSecond, intervals) }
}

function withGuard(
  { tier }: Noticed,
  guard: number,
  incident: Incident,
  remarks: readonly Remark[],
): Guarded {
  return { incident, tier: { ...tier, guard }, remarks }
}
