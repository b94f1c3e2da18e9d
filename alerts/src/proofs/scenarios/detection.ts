import { severities } from '@obs-toolkit/sdk/service'
import { groupWaitSeconds } from '../../burn-rate/reaction.ts'
import { recordedBudget } from '../../sli/index.ts'
import { escalationSeconds } from '../../rules/escalation.ts'
import type { Scenario } from './scenario.ts'

const quarter = 900

/** The promise: the declared incident, after a quiet time, at the declared low traffic. */
export const firesInTime: Scenario = ({ slo, one, quiet, paging, plenty }) => {
  const { notices, facts, tiers } = slo
  const acute = tiers.find(({ name }) => name === 'acute')
  if (!acute) return []
  const fill = Math.max(quarter, acute.longSeconds)
  const within = Math.floor(notices.withinMinutes * 60) - groupWaitSeconds
  const phases = [
    { seconds: fill, badFraction: 0 },
    { seconds: within + 300, badFraction: notices.badFraction },
  ]
  return [
    {
      name: `${notices.badFraction * 100} % bad is noticed within ${notices.withinMinutes} minutes`,
      series: one(phases, { perSecond: facts.lowPerSecond ?? plenty }),
      asserts: [quiet(fill), paging(fill + within)],
    },
  ]
}

/** A page that nobody silences is told to somebody else, a quarter of an hour later. */
export const escalates: Scenario = ({ service, slo, one, escalated }) => {
  const pages = slo.tiers.some(({ severity }) => severity === severities.page)
  if (!pages || service.alerts.escalation.length === 0) return []
  const { evaluationSeconds } = service.prometheus
  const last = escalationSeconds + quarter / 2
  return [
    {
      name: 'a page is escalated after 15 minutes',
      series: one([{ seconds: last, badFraction: 1 }]),
      asserts: [escalated(escalationSeconds - evaluationSeconds, null), escalated(last, 1)],
    },
  ]
}

/** Errors at the allowed rate and a little above it are no incident. */
export const healthy: Scenario = ({ slo, objective, one, quiet, plenty }) => [
  {
    name: 'half of the allowed errors are silent, and leave half of the budget',
    series: one([{ seconds: 2 * quarter, badFraction: slo.facts.badAllowed / 2 }], {
      perSecond: plenty,
    }),
    asserts: [
      quiet(quarter),
      quiet(2 * quarter),
      {
        expr: `sum(abs(${recordedBudget(objective)} - 0.5) < bool 0.01)`,
        atSeconds: 2 * quarter,
        value: 1,
      },
    ],
  },
]
