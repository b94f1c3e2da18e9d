import { selfLabels, selfMetrics } from '../service/index.ts'
import type { Counter } from './families/counter.ts'
import type { Families } from './families/families.ts'
import type { Histogram } from './families/histogram.ts'

/** What the SDK says of its own metrics: what was bounded, dropped or hidden is to be seen. */
export interface SelfMetrics {
  readonly internalErrors: Counter<[string]>
  readonly scrapeDuration: Histogram<[]>
  readonly clash: (name: string) => void
}

const scrapeEdges = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createSelfMetrics(families: Families): SelfMetrics {
  describeFamilies(families)
  const clashes = families.gauge({
    name: selfMetrics.clash,
    help: "Metrics of the application's registry that are not served: one of the SDK's has the name.",
    labelNames: [selfLabels.metric],
  })
  return {
    clash: (name) => clashes.series(name).set(1),
    internalErrors: families.counter({
      name: selfMetrics.internalErrors,
      help: 'Failures of the SDK itself, by what it was doing. No request sees them.',
      labelNames: [selfLabels.where],
    }),
    scrapeDuration: families.histogram({
      name: selfMetrics.scrapeDuration,
      help: 'How long the metrics took to render, turns for other work included.',
      unit: 'seconds',
      edges: scrapeEdges,
    }),
  }
}

/** Counted by the families as they go, and only read here. */
function describeFamilies(families: Families): void {
  const series = families.gauge({
    name: selfMetrics.series,
    help: 'Label sets of each metric.',
    labelNames: [selfLabels.metric],
    collect: () => {
      for (const { name, size } of families.all()) series.series(name).set(size)
    },
  })
  const overflow = families.counter({
    name: selfMetrics.overflow,
    help: 'Label sets that found no room and were folded into one; raise the bound or drop a label.',
    labelNames: [selfLabels.metric],
    collect: () => {
      for (const { name, overflowed } of families.all()) overflow.series(name).setTotal(overflowed)
    },
  })
  const refused = families.counter({
    name: selfMetrics.refused,
    help: 'Observations that are no finite number, or would make a counter go down.',
    labelNames: [selfLabels.metric],
    collect: () => {
      for (const family of families.all()) refused.series(family.name).setTotal(family.refused)
    },
  })
}
