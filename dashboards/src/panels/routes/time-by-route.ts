import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { chosenRoutes, timeSpent } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { ofRoute } from './of-route.ts'

export const timeByRoute: DefinePanel = (service) =>
  graph({
    key: 'compare/time',
    title: 'Requests in progress by route',
    description: {
      what: 'Seconds spent on each chosen route a second: on average so many of its requests were in progress.',
      why: 'It says who uses the service up: many fast requests or a few slow ones.',
      act: 'The widest band is where faster code, or a cache, pays most.',
    },
    width: 12,
    unit: 'short',
    view: { type: 'time-series', stacked: true, legend: 'table' },
    queries: [line('time', sumBy(ofRoute, timeSpent(service, chosenRoutes)), named(...ofRoute))],
  })
