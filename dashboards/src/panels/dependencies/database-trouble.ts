import { labels, metrics } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const databaseTrouble: DefinePanel = (service) => {
  const all = sumBy(
    [labels.databaseSystem],
    rate(select(service, `${metrics.databaseDuration}_count`)),
  )
  return graph({
    key: 'databases/trouble',
    title: 'Failed, slow and repeated statements',
    description: {
      what: 'Operations a second that failed, that took longer than a query should, and statements that one request sent again and again.',
      why: 'Repeated statements (N+1) look harmless in development and take the database down at the peak.',
      act: 'Search the traces for requests with many equal spans.',
    },
    unit: 'ops',
    view: { type: 'time-series', legend: 'table' },
    queries: kinds.map(({ key, metric, only, legend }) =>
      line(
        key,
        `${sumBy([labels.databaseSystem], rate(select(service, metric, only)))} or 0 * ${all}`,
        legend,
      ),
    ),
    noData: onlyWith('databases instrumented by OpenTelemetry'),
  })
}

const kinds = [
  {
    key: 'failed',
    metric: `${metrics.databaseDuration}_count`,
    only: [[labels.errorType, '!=', '']],
    legend: `${named(labels.databaseSystem)} failed`,
  },
  {
    key: 'slow',
    metric: metrics.slowQueries,
    only: [],
    legend: `${named(labels.databaseSystem)} slow`,
  },
  {
    key: 'repeated',
    metric: metrics.repeatedStatements,
    only: [],
    legend: `${named(labels.databaseSystem)} repeated`,
  },
] as const
