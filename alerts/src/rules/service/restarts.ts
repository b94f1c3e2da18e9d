import { metrics } from '@obs-toolkit/sdk/service'
import { of } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/** Three in a quarter of an hour are no deployment. */
export const restartLoop: DefineServiceAlert = (service) => [
  {
    name: 'RestartLoop',
    severity: 'ticket',
    tier: 'saturation',
    expr: `changes(${of(service, metrics.processStart)}[15m]) >= 3`,
    forSeconds: 0,
    keepFiringForSeconds: 900,
    summary: `${copyName(service)}: {{ $labels.instance }} started {{ $value }} times in 15 minutes`,
    reason: 'Requests in flight are lost at every restart, and the next one may not come back.',
    causes: [
      'an error that nobody catches: see the last log lines before each start',
      'the memory limit of the container',
      'a liveness probe that fails or is too impatient',
    ],
  },
]
