import type { AlertPlan } from '../plan/plan.ts'
import type { Tier } from '../burn-rate/tier.ts'
import { linkSeconds, longestRawSeconds } from '../burn-rate/windows.ts'
import type { ServiceAlert } from '../rules/service/service-alert.ts'
import type { Proof } from './proof.ts'
import {
  counterReset,
  noErrorSeries,
  noSuccessSeries,
  seriesGone,
  twoCopies,
  twoInstances,
  zeroTraffic,
} from './scenarios/data.ts'
import { escalates, firesInTime, healthy } from './scenarios/detection.ts'
import { guards } from './scenarios/guards.ts'
import { notCounted } from './scenarios/not-counted.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { thresholds } from './scenarios/thresholds.ts'
import { resets, windows } from './scenarios/windows.ts'
import { proveAlerts } from './service/prove-alerts.ts'
import { subjectOf } from './subject.ts'

/** Told at the pace of the scrapes: when exactly something fires. */
const atScrapes: readonly Scenario[] = [firesInTime, escalates, seriesGone, counterReset]

/** Whether something fires, at some time: a coarser pace says the same much sooner. */
const atLinks: readonly Scenario[] = [
  healthy,
  thresholds,
  zeroTraffic,
  noErrorSeries,
  noSuccessSeries,
  notCounted,
  twoInstances,
  twoCopies,
]

/** Of each tier at its own pace: what reads an hour is told by the scrapes, days by links. */
const ofTiers: readonly Scenario[] = [windows, resets, guards]

/** promtool evaluates every rule at one pace per file, so that there are two. */
export interface Proofs {
  readonly now: readonly Proof[]
  /** Evaluated every five minutes: what takes hours and days, and what only has to hold. */
  readonly days: readonly Proof[]
}

const daysPaces = { scrapeSeconds: 60, evaluationSeconds: linkSeconds }

/** What waits so long is told at the coarser pace too. */
const slowSeconds = 1_800

export function prove(plan: AlertPlan): Proofs {
  const paces = plan.service.prometheus
  const isSlow = ({ forSeconds }: ServiceAlert): boolean => forSeconds >= slowSeconds
  const all = (): boolean => true
  const isRaw = ({ longSeconds }: Tier): boolean => longSeconds <= longestRawSeconds
  return {
    now: [
      ...provenOf(plan, atScrapes, paces.scrapeSeconds, all),
      ...provenOf(plan, ofTiers, paces.scrapeSeconds, isRaw),
      ...proveAlerts(plan, paces, (alert) => !isSlow(alert)),
    ],
    days: [
      ...provenOf(plan, atLinks, daysPaces.scrapeSeconds, all),
      ...provenOf(plan, ofTiers, daysPaces.scrapeSeconds, (tier) => !isRaw(tier)),
      ...proveAlerts(plan, daysPaces, isSlow),
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
