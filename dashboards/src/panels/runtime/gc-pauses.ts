import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { quantile, rate } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const gcPauses: DefinePanel = (service) =>
  graph({
    key: 'runtime/gc-pauses',
    title: 'Pauses of garbage collection, p99',
    description: {
      what: 'How long the longest pauses took, by kind of collection.',
      why: 'A pause delays every request in progress at once: it shows in p99 and in no handler.',
      act: 'Long `major` pauses are a large heap: fewer objects that live long, smaller caches.',
    },
    unit: 's',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line(
        'p99',
        quantile(0.99, [labels.gcType], rate(select(service, `${metrics.gcDuration}_bucket`))),
        named(labels.gcType),
      ),
    ],
    noData: onlyWith('garbage collections in this range'),
  })
