import { labels, metrics } from '@obs-toolkit/sdk/service'
import { bucketMatcher } from '../../sli/bucket.ts'
import { on } from '../../sli/index.ts'
import type { Matcher } from '../../sli/index.ts'
import { of, total } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/** Scraped, yet nothing to judge: a ticket, for a service that is up is rarely in trouble. */
export const metricsMissing: DefineServiceAlert = (service) => {
  const missing = `${total(service, of(service, 'up'))} > 0 unless ${on(service.prometheus.identity)} ${total(service, of(service, metrics.serverActive))}`
  return [
    {
      name: 'MetricsMissing',
      severity: 'ticket',
      tier: 'telemetry',
      expr: missing,
      forSeconds: 1_800,
      summary: `${copyName(service)} is scraped but has no request metrics`,
      reason: 'No objective can be judged, so no incident would be noticed.',
      causes: [
        'observe(app) is not called in this version',
        'Prometheus scrapes another port or path than the one with the metrics',
        'a relabelling rule drops the series',
      ],
    },
  ]
}

/** Answers are counted, but not in a bucket that ends at a target. */
export const bucketMissing: DefineServiceAlert = (service) => {
  const targets = [...new Set(service.objectives.flatMap(({ underMs }) => underMs ?? []))]
  if (targets.length === 0) return []
  const count = total(service, of(service, `${metrics.serverDuration}_count`, answered))
  const missing = targets.map((underMs) => {
    const bucket = of(service, `${metrics.serverDuration}_bucket`, [bucketMatcher(underMs)])
    return `${count} > 0 unless ${on(service.prometheus.identity)} ${total(service, bucket)}`
  })
  return [
    {
      name: 'BucketMissing',
      severity: 'ticket',
      tier: 'telemetry',
      expr: missing.join('\nor '),
      forSeconds: 1_800,
      summary: `${copyName(service)} does not count requests under each of its targets (${targets.join(', ')} ms)`,
      reason:
        'The running version was started with other targets than these rules, so one of them is not watched.',
      causes: [
        'the declaration changed and the service was not deployed again',
        'the service does not find its declaration and runs with default targets',
      ],
    },
  ]
}

const answered: readonly Matcher[] = [[labels.status, '=~', '[1-4]..']]
