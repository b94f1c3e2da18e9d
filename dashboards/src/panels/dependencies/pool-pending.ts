import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const poolPending: DefinePanel = (service) =>
  graph({
    key: 'pools/pending',
    title: 'Waiting for a connection',
    description: {
      what: 'Callers that wait for a connection of each pool at the moment of the scrape.',
      why: 'Whoever waits here holds a request open, and its connection to the client.',
      act: 'More than a few for longer than a moment: shorter transactions first, a larger pool last.',
    },
    unit: 'short',
    queries: [
      line(
        'pending',
        sumBy([labels.pool], select(service, metrics.connectionsPending)),
        named(labels.pool),
      ),
    ],
    noData: onlyWith('pools (obs.pool)'),
  })
