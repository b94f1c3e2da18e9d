import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const poolUse: DefinePanel = (service) =>
  graph({
    key: 'pools/use',
    title: 'Connections in use, of all',
    description: {
      what: "The part of each pool's connections that is in use.",
      why: 'A full pool makes requests wait for each other, whatever the database could do.',
      act: 'Full while the database is idle: a connection is held too long, such as over a call to another service.',
    },
    unit: 'percentunit',
    max: 1,
    thresholds: [
      { from: null, colour: 'good' },
      { from: 0.8, colour: 'warning' },
    ],
    queries: [
      line(
        'used',
        `${sumBy([labels.pool], select(service, metrics.connections, [[labels.connectionState, '=', 'used']]))} / ${sumBy([labels.pool], select(service, metrics.connectionsMax))}`,
        named(labels.pool),
      ),
    ],
    noData: onlyWith('pools (obs.pool)'),
  })
