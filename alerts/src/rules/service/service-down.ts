import { of, total } from './of-service.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/** Without instances there are no requests, so no objective would ever notice. */
export const serviceDown: DefineServiceAlert = (service) => [
  {
    name: 'ServiceDown',
    severity: 'page',
    tier: 'outage',
    expr: `${total(service, of(service, 'up'))} == 0\nor absent(${of(service, 'up')})`,
    forSeconds: 60,
    summary: `${service.name} has no instance that answers`,
    reason:
      'No instance can be scraped, or none is known: either nobody is served, or nobody sees whether anyone is.',
    causes: [
      'a deployment that removed or broke every instance',
      'the process ends on start-up (configuration, a missing secret, a port in use)',
      'the network between Prometheus and the service, or its service discovery',
    ],
  },
]

/** One of several is no reason to wake anyone: the others serve, and the objectives watch them. */
export const instanceDown: DefineServiceAlert = (service) => [
  {
    name: 'InstanceDown',
    severity: 'ticket',
    tier: 'outage',
    expr: `${of(service, 'up')} == 0`,
    forSeconds: 600,
    summary: `${service.name}: {{ $labels.instance }} has not answered for ten minutes`,
    reason: 'Less capacity than planned, and one failure nearer to an outage.',
    causes: ['the instance crashes or hangs', 'its machine is gone and discovery still lists it'],
  },
]
