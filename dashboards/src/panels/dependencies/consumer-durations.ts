import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { quantile, rate } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const consumerDurations: DefinePanel = (service) =>
  graph({
    key: 'consumers/durations',
    title: 'Time to process and to wait, p95',
    description: {
      what: 'The time within which 95 % of the messages of each queue or topic are processed, and for how long 95 % of them waited before.',
      why: 'Users of a queue feel both together.',
      act: 'Waiting grows while processing does not: more consumers. Both grow: what the handler calls is slow.',
    },
    unit: 's',
    view: { type: 'time-series', legend: 'table' },
    styles: [{ of: { query: 'wait' }, line: 'dashed' }],
    queries: [
      line(
        'process',
        quantile(
          0.95,
          [labels.messagingDestination],
          rate(select(service, `${metrics.processDuration}_bucket`)),
        ),
        `${named(labels.messagingDestination)} processed`,
      ),
      line(
        'wait',
        quantile(
          0.95,
          [labels.messagingDestination],
          rate(select(service, `${metrics.consumerWait}_bucket`)),
        ),
        `${named(labels.messagingDestination)} waited`,
      ),
    ],
    noData: onlyWith('consumers (obs.consume)'),
  })
