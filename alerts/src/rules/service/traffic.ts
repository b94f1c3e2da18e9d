import { labels, metrics, unmatchedRoute } from '@obs-toolkit/sdk/service'
import { duration, niceWindow } from '../../burn-rate/windows.ts'
import { on } from '../../sli/index.ts'
import type { Matcher } from '../../sli/index.ts'
import { of, total } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/** So many expected and none seen: by chance less than once in the life of a service. */
const expectedRequests = 40

/** Seconds in which somebody is sure to come, where so many come a second. */
export function trafficWindow(lowPerSecond: number): number {
  return niceWindow(Math.max(600, expectedRequests / lowPerSecond))
}

const count = `${metrics.serverDuration}_count`

/** Nobody fails where nobody comes: what stands before the service is outside its objectives. */
export const trafficGone: DefineServiceAlert = (service) => {
  const { lowPerSecond } = service.traffic
  if (!lowPerSecond) return []
  const window = duration(trafficWindow(lowPerSecond))
  const same = on(service.prometheus.identity)
  const seen = total(service, `increase(${of(service, count)}[${window}])`)
  // What was started anew and has not been asked yet counts nothing at all.
  const known = total(service, `${of(service, metrics.serverActive)} offset ${window}`)
  return [
    {
      name: 'TrafficGone',
      severity: 'page',
      tier: 'traffic',
      expr: `(${seen} or ${same} 0 * ${known}) == 0\nand ${same} ${total(service, of(service, 'up'))} > 0`,
      forSeconds: 60,
      summary: `${copyName(service)} runs but has had no request for ${window}`,
      reason: `At least ${lowPerSecond} requests per second are declared: users probably reach nothing at all.`,
      causes: [
        'the load balancer, ingress, gateway or DNS in front of the service',
        'a deployment that came up where nothing sends it requests',
        'an expired certificate',
        'whoever calls the service is itself down',
      ],
    },
  ]
}

/** A route that was renamed, a broken link, or somebody who looks for holes. */
export const unmatchedSurge: DefineServiceAlert = (service) => {
  const requests = (more: readonly Matcher[]): string =>
    total(service, `increase(${of(service, count, more)}[15m])`)
  const unmatched = requests([[labels.route, '=', unmatchedRoute]])
  return [
    {
      name: 'UnmatchedSurge',
      severity: 'ticket',
      tier: 'traffic',
      expr: `${unmatched} / ${requests([])} > 0.2\nand ${unmatched} >= 100`,
      forSeconds: 300,
      keepFiringForSeconds: 900,
      summary: `${copyName(service)}: no route takes {{ $value | humanizePercentage }} of the requests`,
      reason: 'Such requests count in no objective, so a route that got lost would stay unnoticed.',
      causes: [
        'a deployment that lost or renamed a route, or a proxy that rewrites paths differently',
        'clients of an old version',
        'a scanner: see the addresses in the access log',
      ],
    },
  ]
}
