import { labels } from '@obs-toolkit/sdk/service'
import {
  callDurations,
  calls,
  callTime,
  failedCalls,
  ofDependency,
} from '../../queries/outbound.ts'
import { cell } from '../../queries/query.ts'
import { partOf, quantile, sumBy } from '../../queries/promql.ts'
import { timeSpent } from '../../queries/server.ts'
import { onlyWith } from '../define.ts'
import type { DefinePanel } from '../define.ts'

/** Whom the service calls, and how much of its own time that takes. */
export const table: DefinePanel = (service) => ({
  key: 'outbound/table',
  title: 'Dependencies now',
  description: {
    what: 'For each other service: calls a second, the part that failed, p95, and the time spent waiting for it, of all time spent on requests. Calls side by side can add up to more than the whole.',
    why: 'Where most of the time is spent is where a cache, a time-out or a fallback pays.',
    act: 'Declare those without a name under `dependencies`: they then get trace context and an alert.',
  },
  width: 24,
  height: 7,
  unit: 'reqps',
  view: {
    type: 'table',
    sortBy: 'Of request time',
    columns: [
      { title: 'Dependency', label: labels.dependency },
      { title: 'Host', label: labels.serverAddress },
      { title: 'Calls', query: 'rate', unit: 'reqps' },
      { title: 'Failed', query: 'failed', unit: 'percentunit' },
      { title: 'p95', query: 'slow', unit: 's' },
      { title: 'Of request time', query: 'share', unit: 'percentunit' },
    ],
  },
  queries: [
    cell('rate', sumBy(ofDependency, calls(service))),
    cell('failed', partOf(calls(service, failedCalls), calls(service), ofDependency)),
    cell('slow', quantile(0.95, ofDependency, callDurations(service))),
    cell(
      'share',
      `${sumBy(ofDependency, callTime(service))} / on () group_left () ${sumBy([], timeSpent(service))}`,
    ),
  ],
  noData: onlyWith('calls to other services (fetch, undici, http)'),
})
