import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { chosenRoutes, requests } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { ofRoute } from './of-route.ts'

export const rateByRoute: DefinePanel = (service) =>
  graph({
    key: 'compare/rate',
    title: 'Requests by route',
    description: {
      what: 'Requests a second of each chosen route.',
      why: 'Routes that share a pool or a table take from each other: more of one is less of another.',
      act: 'Compare with the peak and the shares that the declaration promises to the load test.',
    },
    unit: 'reqps',
    view: { type: 'time-series', legend: 'table' },
    queries: [line('rate', sumBy(ofRoute, requests(service, chosenRoutes)), named(...ofRoute))],
  })
