import { alertLabels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { answeredPerSecond } from '../../queries/traffic.ts'
import { graph } from '../shapes.ts'
import type { Panel } from '../../model/panel.ts'

export function fleetRate(linkSeconds: number): Panel {
  return graph({
    key: 'fleet/rate',
    title: 'Requests, busiest ten',
    description: {
      what: 'Requests a second of each service.',
      why: 'Traffic that moves explains most of what else moves.',
      act: 'One falling while the others do not: it is cut off from its callers.',
    },
    unit: 'reqps',
    view: { type: 'time-series', legend: 'table' },
    queries: [
      line(
        'rate',
        `topk(10, ${answeredPerSecond('chosen', [alertLabels.service], linkSeconds)})`,
        named(alertLabels.service),
      ),
    ],
  })
}
