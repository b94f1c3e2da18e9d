import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { quantile, rate } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const databaseDurations: DefinePanel = (service) =>
  graph({
    key: 'databases/durations',
    title: 'Durations of database operations, p95',
    description: {
      what: 'The time within which 95 % of the operations are answered, by database and kind.',
      why: 'It tells a slow database from a slow service.',
      act: 'Slow for one kind only: a missing index. Slow for all: the database is full.',
    },
    unit: 's',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line(
        'p95',
        quantile(
          0.95,
          [labels.databaseSystem, labels.databaseOperation],
          rate(select(service, `${metrics.databaseDuration}_bucket`)),
        ),
        named(labels.databaseSystem, labels.databaseOperation),
      ),
    ],
    noData: onlyWith('databases instrumented by OpenTelemetry'),
  })
