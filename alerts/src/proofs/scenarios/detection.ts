import { groupWaitSeconds } from '../../burn-rate/reaction.ts'
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

/** Errors at the allowed rate and a little above it are no incident. */
export const healthy: Scenario = ({ slo, one, quiet, plenty }) => [
  {
    name: 'half of the allowed errors are silent',
    series: one([{ seconds: 2 * quarter, badFraction: slo.facts.badAllowed / 2 }], {
      perSecond: plenty,
    }),
    asserts: [quiet(quarter), quiet(2 * quarter)],
  },
]

/** A handful of failures, all at once, in an otherwise quiet hour. */
export const fewFailures: Scenario = ({ slo, one, silent }) => {
  const pages = slo.tiers.filter(({ severity }) => severity === 'page')
  const least = Math.min(...pages.map(({ guard }) => guard))
  if (pages.length === 0) return []
  // Every request fails, just too few of them.
  const perSecond = ((least - 1) * 0.9) / quarter
  return [
    {
      name: `fewer than ${least} failures wake nobody`,
      series: one([{ seconds: quarter, badFraction: 1 }], { perSecond }),
      asserts: pages.map((tier) => silent(tier, quarter)),
    },
  ]
}
