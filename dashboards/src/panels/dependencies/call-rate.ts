import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { calls, ofDependency } from '../../queries/outbound.ts'
import { onlyWith } from '../define.ts'
import { graph } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'

export const callRate: DefinePanel = (service) =>
  graph({
    key: 'outbound/rate',
    title: 'Calls',
    description: {
      what: 'Calls a second to each other service, by its declared name and host.',
      why: 'More calls than requests is a loop or a retry storm; fewer is a cache, or an open breaker.',
      act: 'Compare with Requests on the overview: the ratio should not change by itself.',
    },
    unit: 'reqps',
    view: { type: 'time-series', legend: 'table' },
    queries: [line('rate', sumBy(ofDependency, calls(service)), named(...ofDependency))],
    noData: onlyWith('calls to other services (fetch, undici, http)'),
  })
