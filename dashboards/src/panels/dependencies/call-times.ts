import { line, named } from '../../queries/query.ts'
import { quantile } from '../../queries/promql.ts'
import { callDurations, ofDependency } from '../../queries/outbound.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const callTimes: DefinePanel = (service) =>
  graph({
    key: 'outbound/durations',
    title: 'Durations of calls, p95',
    description: {
      what: 'The time within which 95 % of the calls to each other service are answered, up to the headers.',
      why: 'A request is never faster than the slowest call that it waits for.',
      act: 'Open a slow request from the overview: its trace shows which call it waited for.',
    },
    unit: 's',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line('p95', quantile(0.95, ofDependency, callDurations(service)), named(...ofDependency)),
    ],
    noData: onlyWith('calls to other services (fetch, undici, http)'),
  })
