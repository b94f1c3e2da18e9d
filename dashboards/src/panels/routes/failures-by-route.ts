import { line, named } from '../../queries/query.ts'
import { partOf } from '../../queries/promql.ts'
import { chosenRoutes, counted, failed, requests } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { ofRoute } from './of-route.ts'

export const failuresByRoute: DefinePanel = (service) => {
  const bad = requests(service, [...chosenRoutes, ...failed])
  const all = requests(service, [...chosenRoutes, ...counted])
  return graph({
    key: 'compare/failures',
    title: 'Failed requests by route',
    description: {
      what: 'The part of the requests of each chosen route that was answered with 5xx or not at all.',
      why: 'A fault in one route is diluted in the figure of the whole service.',
      act: 'One route alone: its handler or its dependency. All at once: the process or what they share.',
    },
    unit: 'percentunit',
    view: { type: 'time-series', legend: 'table' },
    queries: [line('failed', partOf(bad, all, ofRoute), named(...ofRoute))],
  })
}
