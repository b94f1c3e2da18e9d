import { line } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { requests } from '../../queries/server.ts'
import { graph } from '../shapes.ts'
import { targetLine } from '../styles.ts'
import type { DefinePanel } from '../define.ts'
import { plannedRate } from '../../queries/planned.ts'

export const rateOfPlan: DefinePanel = (service) => {
  const planned = plannedRate(service)
  return graph({
    key: 'load/rate',
    title: 'Requests, and what is planned',
    description: {
      what: 'Requests a second that the service answered; dashed: what a load test sends to as many instances as there are.',
      why: 'The server sees only what reached it: a gap to the plan is load that was never tried.',
      act: 'Compare with the rate that the report of the test says was achieved.',
    },
    unit: 'reqps',
    queries: [
      line('rate', sumBy([], requests(service)), 'requests'),
      ...(planned === null ? [] : [line('target', planned, 'planned')]),
    ],
    styles: [
      { of: { query: 'rate' }, colour: 'neutral', width: 2 },
      ...(planned === null ? [] : [targetLine]),
    ],
  })
}
