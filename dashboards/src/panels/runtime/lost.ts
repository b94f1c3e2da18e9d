import { metrics, selfMetrics } from '@obs-toolkit/sdk/service'
import { line } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { whileServing } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const lost: DefinePanel = (service) =>
  graph({
    key: 'runtime/lost',
    title: 'Telemetry that was lost',
    description: {
      what: 'What the SDK could not keep, a second: log lines, spans, label sets over a bound, failures of its own.',
      why: 'What is not seen here is not known to be well.',
      act: 'Spans: is the collector reachable? Log lines: is stdout read fast enough?',
    },
    unit: 'ops',
    queries: kinds.map(({ key, metric, legend }) =>
      line(
        key,
        `${sumBy([], rate(select(service, metric)))} or 0 * count(${select(service, metrics.target)})`,
        legend,
      ),
    ),
    noData: whileServing('instance'),
  })

const kinds = [
  { key: 'lines', metric: selfMetrics.logLinesDropped, legend: 'log lines' },
  { key: 'spans', metric: selfMetrics.spansDropped, legend: 'spans' },
  { key: 'labels', metric: selfMetrics.overflow, legend: 'label sets over the bound' },
  { key: 'failures', metric: selfMetrics.internalErrors, legend: 'failures of the SDK' },
] as const
