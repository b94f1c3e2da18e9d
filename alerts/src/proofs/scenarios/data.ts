import { alertLabels, alertSeries } from '@obs-toolkit/sdk/service'
import { duration, linkSeconds } from '../../burn-rate/windows.ts'
import { outage } from '../../rules/service/service-down.ts'
import { recordedBad, recordedBudget, recordedTotal, selector, sum } from '../../sli/index.ts'
import type { Scenario } from './scenario.ts'

const half = 1_800
const link = duration(linkSeconds)

/** Nobody asks for anything. */
export const zeroTraffic: Scenario = ({ objective, one, quiet }) => [
  {
    name: 'no traffic burns no budget',
    series: one([{ seconds: half, badFraction: 0, perSecond: 0 }]),
    asserts: [
      quiet(half),
      { expr: sum(recordedTotal(objective, link), []), atSeconds: half, value: 0 },
      { expr: sum(recordedBudget(objective), []), atSeconds: half, value: 1 },
    ],
  },
]

/** A service that has never failed has no series of failures. */
export const noErrorSeries: Scenario = ({ objective, one, quiet }) => [
  {
    name: 'without a series of failures nothing has failed',
    series: one([{ seconds: half, badFraction: 0 }], { withoutBad: true }),
    asserts: [
      quiet(half),
      { expr: sum(recordedBad(objective, link), []), atSeconds: half, value: 0 },
      { expr: sum(recordedBudget(objective), []), atSeconds: half, value: 1 },
    ],
  },
]

/** Nor has one that never succeeded a series of successes. */
export const noSuccessSeries: Scenario = ({ objective, one, paging }) =>
  objective.kind === 'latency'
    ? []
    : [
        {
          name: 'without a series of successes everything has failed',
          series: one([{ seconds: half, badFraction: 1 }], { withoutGood: true }),
          asserts: [paging(half)],
        },
      ]

/** Silence of the objectives is right here, for the outage speaks. */
export const seriesGone: Scenario = ({ service, one, quiet }) => [
  {
    name: 'when all instances are gone, the outage pages and the objective is silent',
    series: one([{ seconds: half, badFraction: 0 }], { gone: true }),
    asserts: [
      quiet(half + 300),
      {
        expr: `count(${selector(alertSeries.alerts, [
          [alertSeries.name, '=', outage],
          [alertSeries.state, '=', alertSeries.firing],
          [alertLabels.service, '=', service.name],
        ])})`,
        atSeconds: half + 120,
        value: 1,
      },
    ],
  },
]

/** A deployment sets every counter back. */
export const counterReset: Scenario = ({ slo, one, quiet, paging }) => [
  {
    name: 'a restart is no failure',
    series: one([
      { seconds: half, badFraction: slo.facts.badAllowed / 2 },
      { seconds: half, badFraction: slo.facts.badAllowed / 2, restart: true },
    ]),
    asserts: [quiet(half + 30), quiet(half + 300), quiet(2 * half)],
  },
  {
    name: 'a restart hides no failure',
    series: one([
      { seconds: 300, badFraction: 1 },
      { seconds: 600, badFraction: 1, restart: true },
    ]),
    asserts: [paging(900)],
  },
]

/** One bad instance of two: what counts is the service's share, not the instance's. */
export const twoInstances: Scenario = ({ slo, one, quiet, paging }) => {
  const worst = Math.max(...slo.tiers.map(({ threshold }) => threshold))
  const lowest = Math.min(...slo.tiers.map(({ threshold }) => threshold))
  const half = (badFraction: number) => [{ seconds: 1_200, badFraction }]
  const fine = one(half(0), { name: 'b:80' })
  const both = (badFraction: number) => [...one(half(badFraction)), ...fine]
  return [
    {
      name: 'one instance of two fails, seen over both it is too little',
      series: both(Math.min(1, lowest * 1.8)),
      asserts: [quiet(1_200)],
    },
    ...(worst * 2.2 > 1
      ? []
      : [
          {
            name: 'one instance of two fails, and that is too much',
            series: both(worst * 2.2),
            asserts: [paging(1_200)],
          },
        ]),
  ]
}

/** Each copy is judged by itself, however well a larger one does. */
export const twoCopies: Scenario = ({ service, slo, one, plenty, paging }) => {
  if (service.prometheus.identity.length === 0) return []
  const worst = Math.max(...slo.tiers.map(({ threshold }) => threshold))
  const during = (badFraction: number) => [{ seconds: 1_200, badFraction }]
  return [
    {
      name: 'one copy of two fails, however much the other serves',
      series: [
        ...one(during(Math.min(1, worst * 1.1))),
        ...one(during(0), { copy: 'two', perSecond: 20 * plenty }),
      ],
      asserts: [paging(1_200)],
    },
  ]
}
