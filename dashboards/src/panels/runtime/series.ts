import { selfLabels, selfMetrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const series: DefinePanel = (service) =>
  graph({
    key: 'runtime/series',
    title: 'Series by metric, largest ten',
    description: {
      what: 'How many label sets each metric has, all instances together.',
      why: 'Series are what Prometheus costs. The SDK bounds them, and folds what is over the bound into one.',
      act: 'A metric that only ever grows has a label with ids in it: drop the label.',
    },
    unit: 'short',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line(
        'series',
        `topk(10, ${sumBy([selfLabels.metric], select(service, selfMetrics.series))})`,
        named(selfLabels.metric),
      ),
    ],
    noData: whileServing('instance'),
  })
