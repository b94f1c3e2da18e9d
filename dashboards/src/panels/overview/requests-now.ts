import { requests } from '../../queries/server.ts'
import { sumBy } from '../../queries/promql.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const requestsNow: DefinePanel = (service) => ({
  key: 'now/requests',
  title: 'Requests',
  description: {
    what: 'Requests a second, all routes and answers together.',
    why: 'Everything else on this board is to be read beside how much is asked of the service.',
    act: 'A sudden drop to nothing is an outage before the service, such as its load balancer or name.',
  },
  width: 4,
  height: 4,
  unit: 'reqps',
  view: { type: 'stat', sparkline: true },
  queries: [{ key: 'rate', expr: sumBy([], requests(service)), legend: 'requests', form: 'range' }],
  noData: whileServing(),
})
