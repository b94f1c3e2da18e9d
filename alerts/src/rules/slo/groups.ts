import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { Solution } from '../../burn-rate/solve.ts'
import { linkSeconds } from '../../burn-rate/windows.ts'
import type { RuleGroup } from '../rule.ts'
import { recordBudget, recordBurnRate, recordTargets } from './budget.ts'
import { burnRuleOf } from './burn-alert.ts'
import { recorderOf } from './record.ts'

/** Well below the five minutes for which Prometheus takes a recorded value as the latest. */
const slowSeconds = 120

/** Windows above this move too slowly to be worth an evaluation at every scrape. */
const longestFastSeconds = 6 * 3_600

const burnRateSeconds = [3_600, 6 * 3_600, 3 * 86_400]

/** Two cadences: what pages is evaluated with every scrape, the rest every other minute. */
export function sloGroups(
  service: Service,
  objective: Objective,
  { tiers, facts }: Solution,
): readonly RuleGroup[] {
  const windows = windowsOf(tiers, facts.periodSeconds)
  const isFast = (seconds: number): boolean => seconds <= longestFastSeconds
  const record = recorderOf(service, objective)
  const burn = burnRuleOf(service, objective)
  const burnRates = (fast: boolean) =>
    burnRateSeconds
      .filter((seconds) => windows.includes(seconds) && isFast(seconds) === fast)
      .map((seconds) => recordBurnRate(service, objective, seconds))
  const alerts = (fast: boolean) =>
    tiers.filter(({ longSeconds }) => isFast(longSeconds) === fast).map(burn)
  return [
    {
      name: `${objective.id} now`,
      intervalSeconds: service.prometheus.evaluationSeconds,
      rules: [...windows.filter(isFast).flatMap(record), ...burnRates(true), ...alerts(true)],
    },
    {
      name: `${objective.id} period`,
      intervalSeconds: Math.max(slowSeconds, service.prometheus.evaluationSeconds),
      rules: [
        ...windows.filter((seconds) => !isFast(seconds)).flatMap(record),
        recordBudget(service, objective),
        ...burnRates(false),
        ...recordTargets(service, objective),
        ...alerts(false),
      ],
    },
  ]
}

/** Shortest first, and always the link of which the longer ones are made. */
function windowsOf(tiers: Solution['tiers'], periodSeconds: number): number[] {
  const all = tiers.flatMap(({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds])
  return [...new Set([linkSeconds, ...all, periodSeconds])].toSorted((a, b) => a - b)
}
