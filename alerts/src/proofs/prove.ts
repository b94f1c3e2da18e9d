import type { AlertPlan } from '../plan/plan.ts'
import type { Tier } from '../burn-rate/tier.ts'
import { longestRawSeconds } from '../burn-rate/windows.ts'
import type { Proof } from './proof.ts'
import {
  counterReset,
  noErrorSeries,
  seriesGone,
  twoInstances,
  zeroTraffic,
} from './scenarios/data.ts'
import { firesInTime, healthy } from './scenarios/detection.ts'
import { guards } from './scenarios/guards.ts'
import { notCounted } from './scenarios/not-counted.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { thresholds } from './scenarios/thresholds.ts'
import { resets, windows } from './scenarios/windows.ts'
import { proveAlerts } from './service/prove-alerts.ts'
import { subjectOf } from './subject.ts'

/** Told at the pace of the scrapes: when exactly something fires. */
const atScrapes: readonly Scenario[] = [firesInTime, seriesGone, counterReset]

/** Whether something fires, at some time: a coarser pace says the same much sooner. */
const atLinks: readonly Scenario[] = [
  healthy,
  thresholds,
  zeroTraffic,
  noErrorSeries,
  notCounted,
  twoInstances,
]

/** Of each tier at its own pace: what reads an hour is told by the scrapes, days by links. */
const ofTiers: readonly Scenario[] = [windows, resets, guards]

/** promtool evaluates every rule at one pace per file, so that there are two. */
export interface Proofs {
  readonly now: readonly Proof[]
  /** Evaluated every five minutes: what takes hours and days, and what only has to hold. */
  readonly days: readonly Proof[]
}

const daysInterval = 60

export function prove(plan: AlertPlan): Proofs {
  const { scrapeSeconds } = plan.service.prometheus
  const all = (): boolean => true
  const isRaw = ({ longSeconds }: Tier): boolean => longSeconds <= longestRawSeconds
  return {
    now: [
      ...provenOf(plan, atScrapes, scrapeSeconds, all),
      ...provenOf(plan, ofTiers, scrapeSeconds, isRaw),
      ...proveAlerts(plan),
    ],
    days: [
      ...provenOf(plan, atLinks, daysInterval, all),
      ...provenOf(plan, ofTiers, daysInterval, (tier) => !isRaw(tier)),
    ],
  }
}

function provenOf(
  { service, slos }: AlertPlan,
  scenarios: readonly Scenario[],
  intervalSeconds: number,
  which: (tier: Tier) => boolean,
): Proof[] {
  return slos.flatMap((slo) => {
    const subject = subjectOf(service, { ...slo, tiers: slo.tiers.filter(which) }, intervalSeconds)
    return scenarios
      .flatMap((scenario) => scenario(subject))
      .map((proof) => ({ ...proof, name: `${slo.objective.id}: ${proof.name}`, intervalSeconds }))
  })
}
