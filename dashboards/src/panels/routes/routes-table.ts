import { labels } from '@obs-toolkit/sdk/service'
import { uidOf } from '../../boards/uid.ts'
import { cell } from '../../queries/query.ts'
import { latencyObjectives, percentileName } from '../../queries/objectives.ts'
import { partOf, quantile, sumBy } from '../../queries/promql.ts'
import { counted, durations, failed, requests, timeSpent } from '../../queries/server.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { ofRoute } from './of-route.ts'
import { toRoute } from './to-route.ts'
import { tracesOfRoute } from './traces-of-route.ts'

/** Routes beside each other, now; a click goes on to one of them. */
export const routesTable: DefinePanel = (service) => {
  const by = ofRoute
  const ratio = latencyObjectives(service).at(-1)?.ratio ?? 0.95
  const share = `${sumBy(by, timeSpent(service))} / on () group_left () ${sumBy([], timeSpent(service))}`
  return {
    key: 'routes/table',
    title: 'Routes now',
    description: {
      what: 'For each route: requests a second, the part that failed, the slowest requests, and its share of all time spent.',
      why: 'One route is usually to blame; and a route with a large share of the time is where faster code pays.',
      act: 'Click a route to see it alone, with its own targets and traces.',
    },
    width: 24,
    height: 9,
    unit: 'reqps',
    view: {
      type: 'table',
      sortBy: 'Share of time',
      columns: [
        { title: 'Method', label: labels.method },
        {
          title: 'Route',
          label: labels.route,
          links: [toRoute(uidOf(service, 'routes')), tracesOfRoute(service)],
        },
        { title: 'Requests', query: 'rate', unit: 'reqps' },
        { title: 'Failed', query: 'failed', unit: 'percentunit' },
        { title: percentileName(ratio), query: 'slow', unit: 's' },
        { title: 'Share of time', query: 'share', unit: 'percentunit' },
      ],
    },
    queries: [
      cell('rate', sumBy(by, requests(service))),
      cell('failed', partOf(requests(service, failed), requests(service, counted), by)),
      cell('slow', quantile(ratio, by, durations(service))),
      cell('share', share),
    ],
    noData: whileServing(),
  }
}
