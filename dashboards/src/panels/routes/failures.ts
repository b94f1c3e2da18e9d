import { line } from '../../queries/query.ts'
import { partOf } from '../../queries/promql.ts'
import { allowedOnRoute } from '../../queries/route-targets.ts'
import { chosenRoutes, counted, failed, requests } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { targetLine } from '../styles.ts'

export const failures: DefinePanel = (service) => {
  const bad = requests(service, [...chosenRoutes, ...failed])
  const all = requests(service, [...chosenRoutes, ...counted])
  const allowed = allowedOnRoute(service)
  return graph({
    key: 'route/failures',
    title: 'Failed requests',
    description: {
      what: "The part of the route's requests that failed; dashed: what its objective allows in the long run, the route's own or else the service's.",
      why: 'This is the route as its callers meet it.',
      act: 'Open Traces above, or a dot in Durations, and look for the first span that failed.',
    },
    unit: 'percentunit',
    queries: [
      line('failed', partOf(bad, all), 'failed'),
      ...(allowed === null ? [] : [line('target', allowed, 'allowed')]),
    ],
    styles: [
      { of: { query: 'failed' }, colour: 'bad', fill: 20, width: 2 },
      ...(allowed === null ? [] : [targetLine]),
    ],
  })
}
