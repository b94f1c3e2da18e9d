import { line } from '../../queries/query.ts'
import { requests } from '../../queries/server.ts'
import { sumBy } from '../../queries/promql.ts'
import type { DefinePanel } from '../define.ts'
import { figure } from '../shapes.ts'

export const requestsNow: DefinePanel = (service) =>
  figure({
    key: 'now/requests',
    title: 'Requests',
    description: {
      what: 'Requests a second, all routes and answers together.',
      why: 'Everything else on this board is to be read beside how much is asked of the service.',
      act: 'A sudden drop to nothing is an outage before the service, such as its load balancer or name.',
    },
    unit: 'reqps',
    queries: [line('rate', sumBy([], requests(service)), 'requests')],
  })
