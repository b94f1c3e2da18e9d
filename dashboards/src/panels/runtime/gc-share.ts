import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { rate } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const gcShare: DefinePanel = (service) =>
  graph({
    key: 'runtime/gc-share',
    title: 'Time spent on garbage collection',
    description: {
      what: 'The part of the time that each kind of collection took, of an instance on average.',
      why: 'Nothing else runs meanwhile: it is time taken from requests.',
      act: 'Above a few percent: fewer short-lived objects for each request, or a larger young generation.',
    },
    unit: 'percentunit',
    view: { type: 'time-series', stacked: true, legend: 'table' },
    queries: [
      line(
        'share',
        `avg by (${labels.gcType}) (${rate(select(service, `${metrics.gcDuration}_sum`))})`,
        named(labels.gcType),
      ),
    ],
    noData: onlyWith('garbage collections in this range'),
  })
