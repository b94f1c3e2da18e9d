import { latencyObjectives, percentileName } from '../../queries/objectives.ts'
import { line, named } from '../../queries/query.ts'
import { quantile } from '../../queries/promql.ts'
import { chosenRoutes, durations } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { ofRoute } from './of-route.ts'

export const durationsByRoute: DefinePanel = (service) => {
  const ratio = latencyObjectives(service).at(-1)?.ratio ?? 0.95
  const name = percentileName(ratio)
  return graph({
    key: 'compare/durations',
    title: `${name} by route`,
    description: {
      what: `The time within which ${name} of the requests of each chosen route are answered, guessed between two buckets.`,
      why: 'The slowest route hides behind many fast ones in the figure of the whole service.',
      act: 'Scroll to the route below: there its targets are drawn beside it.',
    },
    unit: 's',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line('slow', quantile(ratio, ofRoute, durations(service, chosenRoutes)), named(...ofRoute)),
    ],
  })
}
