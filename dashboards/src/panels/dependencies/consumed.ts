import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const consumed: DefinePanel = (service) =>
  graph({
    key: 'consumers/rate',
    title: 'Messages processed',
    description: {
      what: 'Messages a second of each queue or topic, by how that ended; without a type, well.',
      why: 'What goes out must keep up with what comes in: see Messages that wait.',
      act: 'A type of error that repeats at a steady pace is one message that comes again and again.',
    },
    unit: 'ops',
    view: { type: 'time-series', stacked: true, legend: 'table' },
    queries: [
      line(
        'rate',
        sumBy(
          [labels.messagingDestination, labels.errorType],
          rate(select(service, `${metrics.processDuration}_count`)),
        ),
        named(labels.messagingDestination, labels.errorType),
      ),
    ],
    noData: onlyWith('consumers (obs.consume)'),
  })
