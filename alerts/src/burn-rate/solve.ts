import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { Incident } from './acute.ts'
import { noticedByBudget } from './by-budget.ts'
import { guarded } from './by-traffic.ts'
import { factsOf } from './facts.ts'
import type { Facts } from './facts.ts'
import { calmGuard, leastGuard } from './guard.ts'
import { ladderTiers } from './ladder.ts'
import { nothingStandsOut } from './remarks.ts'
import type { Remark } from './remarks.ts'
import type { Tier } from './tier.ts'

/** Tickets wait for daylight, so a few failures are enough for one. */
const ticketGuard = 5

export interface Solution {
  readonly facts: Facts
  /** The incident that is noticed: the declared one, unless a default had to give way. */
  readonly notices: Incident
  readonly tiers: readonly Tier[]
  readonly remarks: readonly Remark[]
}

/** Chooses windows, thresholds and guards so that the declared incident is noticed in time. */
export function solve(service: Service, objective: Objective): Solution {
  const facts = factsOf(service, objective)
  const noticed = noticedByBudget(facts)
  const acute = noticed === null ? null : guarded(noticed, facts)
  const rest = ladderTiers(facts).map((tier) => ({ ...tier, guard: guardOf(tier, facts) }))
  const tiers = [...(acute === null ? [] : [acute.tier]), ...rest].filter((tier) =>
    canFire(tier, facts),
  )
  return {
    facts,
    notices: acute?.incident ?? facts.wish,
    tiers: objective.page ? tiers : tiers.map((tier) => ({ ...tier, severity: 'ticket' })),
    remarks:
      noticed === null || acute === null
        ? [nothingStandsOut(facts)]
        : [...noticed.remarks, ...acute.remarks],
  }
}

function guardOf(tier: Omit<Tier, 'guard'>, { badAllowed, lowPerSecond }: Facts): number {
  if (tier.severity === 'ticket') return ticketGuard
  return Math.max(
    leastGuard(tier, badAllowed, lowPerSecond),
    calmGuard(tier, badAllowed, lowPerSecond),
  )
}

/** Where fewer requests come than the guard asks for, the rule would only cost. */
function canFire({ guard, longSeconds }: Tier, { lowPerSecond }: Facts): boolean {
  return lowPerSecond === null || guard <= lowPerSecond * longSeconds
}
