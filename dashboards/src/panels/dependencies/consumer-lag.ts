import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const consumerLag: DefinePanel = (service) =>
  graph({
    key: 'consumers/lag',
    title: 'Messages that wait',
    description: {
      what: 'How many messages wait in each queue, or lie behind in each topic.',
      why: 'A queue that only grows is an outage that has not been noticed yet.',
      act: 'Falling again after a peak is what queues are for; rising for an hour is not.',
    },
    unit: 'short',
    queries: [
      line(
        'lag',
        maxBy([labels.messagingDestination], select(service, metrics.consumerLag)),
        named(labels.messagingDestination),
      ),
    ],
    noData: onlyWith('consumers that tell how many messages wait'),
  })
