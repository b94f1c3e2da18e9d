import { line } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { requests } from '../../queries/server.ts'
import { figure } from '../shapes.ts'
import type { DefinePanel } from '../define.ts'
import { plannedRate } from '../../queries/planned.ts'

/** What of the declared load arrives; none where no peak is declared. */
export const ofPlan: DefinePanel = (service) => {
  const planned = plannedRate(service)
  if (planned === null) return null
  return figure({
    key: 'load/of-plan',
    title: 'Load, of plan',
    description: {
      what: `Requests a second, of the ${service.load.factor} times peak that a load test sends to as many instances as there are.`,
      why: 'A test that does not send its load proves nothing.',
      act: 'Below 100 % during the test: the generator or the network is the bottleneck, or requests queue before the service.',
    },
    unit: 'percentunit',
    queries: [line('part', `${sumBy([], requests(service))} / (${planned})`, 'of plan')],
  })
}
