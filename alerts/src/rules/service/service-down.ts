import type { Service } from '@obs-toolkit/sdk/service'
import { on } from '../../sli/index.ts'
import { of, total } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/** The name by which others refer to it. */
export const outage = 'ServiceDown'

/** Without instances there are no requests, so no objective would ever notice. */
export const serviceDown: DefineServiceAlert = (service) => [
  {
    name: outage,
    severity: 'page',
    tier: 'outage',
    expr: [
      `${total(service, of(service, 'up'))} == 0`,
      // Without labels of its own it goes on as the same alert when discovery forgets what is down.
      total(service, `absent(${of(service, 'up')})`),
      ...goneCopies(service),
    ].join('\nor '),
    forSeconds: 60,
    summary: `${copyName(service)} has no instance that answers`,
    reason:
      'No instance can be scraped, or none is known: either nobody is served, or nobody sees whether anyone is.',
    causes: [
      'a deployment that removed or broke every instance',
      'the process ends on start-up (configuration, a missing secret, a port in use)',
      'the network between Prometheus and the service, or its service discovery',
    ],
  },
]

/** A copy that was there an hour ago, and of which discovery knows nothing any more. */
function goneCopies(service: Service): string[] {
  const { identity } = service.prometheus
  if (identity.length === 0) return []
  const up = of(service, 'up')
  return [`0 * ${total(service, `${up} offset 1h`)} unless ${on(identity)} ${total(service, up)}`]
}

/** One of several is no reason to wake anyone: the others serve, and the objectives watch them. */
export const instanceDown: DefineServiceAlert = (service) => [
  {
    name: 'InstanceDown',
    severity: 'ticket',
    tier: 'outage',
    expr: `${of(service, 'up')} == 0`,
    forSeconds: 600,
    summary: `${copyName(service)}: {{ $labels.instance }} has not answered for ten minutes`,
    reason: 'Less capacity than planned, and one failure nearer to an outage.',
    causes: ['the instance crashes or hangs', 'its machine is gone and discovery still lists it'],
  },
]
