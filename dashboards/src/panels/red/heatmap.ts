import { scrapeLabels } from '@obs-toolkit/sdk/service'
import { sumBy } from '../../queries/promql.ts'
import { named } from '../../queries/query.ts'
import { durations, knownRoutes } from '../../queries/server.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const heatmap: DefinePanel = (service) => ({
  key: 'red/heatmap',
  title: 'How durations are spread',
  description: {
    what: 'Requests a second in each bucket of the histogram: the darker, the more. Each target is the edge of a bucket.',
    why: 'Two groups of requests, such as hits and misses of a cache, look like one in a percentile.',
    act: 'A second band that appears or moves up is a new kind of slow request: click a dot in it for its trace.',
  },
  width: 8,
  height: 8,
  unit: 's',
  view: { type: 'heatmap' },
  queries: [
    {
      key: 'buckets',
      expr: sumBy([scrapeLabels.bucket], durations(service, knownRoutes)),
      legend: named(scrapeLabels.bucket),
      form: 'heatmap',
      exemplars: true,
    },
  ],
  noData: whileServing(),
})
