import { labels, metrics } from '@obs-toolkit/sdk/service'
import { alertRunbookUrl } from '@obs-toolkit/alerts'
import { line, named } from '../../queries/query.ts'
import { rate, sumBy } from '../../queries/promql.ts'
import { select } from '../../queries/select.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const breakerCalls: DefinePanel = (service) =>
  graph({
    key: 'breakers/calls',
    title: 'Calls through breakers',
    description: {
      what: 'Calls a second through each circuit breaker, by how they ended; `rejected` were turned away unasked.',
      why: 'A breaker that opens and closes is never open for long, yet turns calls away all the time.',
      act: 'Time-outs where there should be none: the time-out of the breaker is too tight.',
      runbook: alertRunbookUrl(service, 'BreakerTripping'),
    },
    unit: 'ops',
    view: { type: 'time-series', stacked: true, legend: 'table' },
    queries: [
      line(
        'calls',
        sumBy([labels.breaker, labels.outcome], rate(select(service, metrics.breakerCalls))),
        named(labels.breaker, labels.outcome),
      ),
    ],
    noData: onlyWith('circuit breakers (obs.breaker)'),
  })
