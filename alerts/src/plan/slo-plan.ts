import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { detect, tabledFractions } from '../burn-rate/detection.ts'
import { burst, falsePages } from '../burn-rate/false-pages.ts'
import type { Solution } from '../burn-rate/solve.ts'
import type { FalsePages, SloPlan } from './plan.ts'

/** Less than once in the life of a service is said to be never. */
const never = 1e-4

export function sloPlan(
  { prometheus }: Service,
  objective: Objective,
  { facts, notices, tiers }: Solution,
): SloPlan {
  const known = {
    ...facts,
    tiers,
    perSecond: facts.lowPerSecond,
    lagSeconds: prometheus.scrapeSeconds + prometheus.evaluationSeconds,
  }
  return {
    objective,
    facts,
    notices,
    tiers,
    detection: tabledFractions.map((badFraction) => detect(badFraction, known)),
    falsePages: expectedFalsePages(facts, tiers),
  }
}

function expectedFalsePages(
  { lowPerSecond, badAllowed }: Solution['facts'],
  tiers: Solution['tiers'],
): FalsePages | null {
  if (lowPerSecond === null) return null
  const pages = tiers.filter(({ severity }) => severity === 'page')
  const expected = (together: number): number => {
    const each = pages.map((tier) => falsePages(tier, badAllowed, lowPerSecond, together))
    const sum = each.reduce((sum, one) => sum + one, 0)
    return sum < never ? 0 : Number(sum.toPrecision(2))
  }
  return { independent: expected(1), bursts: expected(burst) }
}
