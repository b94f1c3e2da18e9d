import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const databaseRate: DefinePanel = (service) =>
  graph({
    key: 'databases/rate',
    title: 'Database operations',
    description: {
      what: 'Operations a second, by database and kind.',
      why: 'Many for each request is a loop that should be one statement.',
      act: 'Divide by Requests: more than a handful for each is worth a look at Repeated statements.',
    },
    unit: 'ops',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line(
        'rate',
        sumBy(
          [labels.databaseSystem, labels.databaseOperation],
          rate(select(service, `${metrics.databaseDuration}_count`)),
        ),
        named(labels.databaseSystem, labels.databaseOperation),
      ),
    ],
    noData: onlyWith('databases instrumented by OpenTelemetry'),
  })
