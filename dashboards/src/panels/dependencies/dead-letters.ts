import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const deadLetters: DefinePanel = (service) =>
  graph({
    key: 'consumers/dead-letters',
    title: 'Retried and given up',
    description: {
      what: 'Messages a second of each queue or topic that were delivered again after a failure, and that were given up.',
      why: 'Each one given up is work that somebody was promised.',
      act: 'Read one of the dead letters: what is in it that the handler cannot take?',
    },
    unit: 'ops',
    styles: [{ of: { query: 'dead' }, colour: 'bad', line: 'dashed' }],
    queries: [
      line(
        'retries',
        sumBy([labels.messagingDestination], rate(select(service, metrics.consumerRetries))),
        `${named(labels.messagingDestination)} again`,
      ),
      line(
        'dead',
        sumBy([labels.messagingDestination], rate(select(service, metrics.deadLetters))),
        `${named(labels.messagingDestination)} given up`,
      ),
    ],
    noData: onlyWith('consumers (obs.consume)'),
  })
