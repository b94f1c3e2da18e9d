import { alertRunbookUrl } from '@obs-toolkit/alerts'
import { line, named } from '../../queries/query.ts'
import { partOf } from '../../queries/promql.ts'
import { calls, failedCalls, ofDependency } from '../../queries/outbound.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const callFailures: DefinePanel = (service) =>
  graph({
    key: 'outbound/failures',
    title: 'Failed calls',
    description: {
      what: 'The part of the calls to each other service that failed: by status, by error, by time-out.',
      why: 'Whether users feel it depends on fallbacks; the cause is probably not in this service.',
      act: 'Look at the board of that service first; then at the network between the two.',
      runbook: alertRunbookUrl(service, 'DependencyErrors'),
    },
    unit: 'percentunit',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line(
        'failed',
        partOf(calls(service, failedCalls), calls(service), ofDependency),
        named(...ofDependency),
      ),
    ],
    noData: onlyWith('calls to other services (fetch, undici, http)'),
  })
