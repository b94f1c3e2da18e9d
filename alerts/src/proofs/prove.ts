import type { AlertPlan } from '../plan/plan.ts'
import type { Tier } from '../burn-rate/tier.ts'
import type { Proof } from './proof.ts'
import {
  counterReset,
  noErrorSeries,
  seriesGone,
  twoInstances,
  zeroTraffic,
} from './scenarios/data.ts'
import { fewFailures, firesInTime, healthy } from './scenarios/detection.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { thresholds } from './scenarios/thresholds.ts'
import { windows } from './scenarios/windows.ts'
import { subjectOf } from './subject.ts'

/** Told at the pace of the scrapes: when exactly something fires. */
const atScrapes: readonly Scenario[] = [firesInTime, seriesGone, counterReset, windows]

/** Whether something fires, at some time: a coarser pace says the same much sooner. */
const atLinks: readonly Scenario[] = [
  healthy,
  thresholds,
  fewFailures,
  zeroTraffic,
  noErrorSeries,
  twoInstances,
  windows,
]

/** promtool evaluates every rule at one pace per file, so that there are two. */
export interface Proofs {
  readonly now: readonly Proof[]
  /** Evaluated every five minutes: what takes hours and days, and what only has to hold. */
  readonly days: readonly Proof[]
}

const daysInterval = 60

export function prove(plan: AlertPlan): Proofs {
  const { scrapeSeconds } = plan.service.prometheus
  const isAcute = (tier: Tier): boolean => tier.name === 'acute'
  return {
    now: atScrapes.flatMap((scenario) => {
      const tiers = scenario === windows ? isAcute : () => true
      return provenOf(plan, scenario, scrapeSeconds, tiers)
    }),
    days: atLinks.flatMap((scenario) => {
      const tiers = scenario === windows ? (tier: Tier) => !isAcute(tier) : () => true
      return provenOf(plan, scenario, daysInterval, tiers)
    }),
  }
}

function provenOf(
  { service, slos }: AlertPlan,
  scenario: Scenario,
  intervalSeconds: number,
  which: (tier: Tier) => boolean,
): Proof[] {
  return slos.flatMap((slo) => {
    const subject = subjectOf(service, { ...slo, tiers: slo.tiers.filter(which) }, intervalSeconds)
    return scenario(subject).map((proof) => ({
      ...proof,
      name: `${slo.objective.id}: ${proof.name}`,
      intervalSeconds,
    }))
  })
}
