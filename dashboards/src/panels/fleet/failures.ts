import { alertLabels } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { failedPart } from '../../queries/traffic.ts'
import { graph } from '../shapes.ts'
import type { Panel } from '../../model/panel.ts'

export const fleetFailures: Panel = graph({
  key: 'fleet/failures',
  title: 'Failed requests, worst ten',
  description: {
    what: 'The part of the requests of the five minutes before that each service failed.',
    why: 'It shows at once whether trouble is in one place or everywhere.',
    act: 'Failures spread upwards: the service that others call comes first.',
  },
  unit: 'percentunit',
  view: { type: 'time-series', legend: 'table' },
  queries: [
    line(
      'failed',
      `topk(10, ${failedPart('chosen', [alertLabels.service])})`,
      named(alertLabels.service),
    ),
  ],
})
