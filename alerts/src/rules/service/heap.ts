import { metrics, scrapeLabels } from '@obs-toolkit/sdk/service'
import { of, total } from './of-service.ts'
import { copyName } from '../copies.ts'
import type { DefineServiceAlert } from './service-alert.ts'

/**
 * One instance that runs out of memory is restarted; when half of them are near the limit, they
 * fall one after the other under each other's traffic. That is worth waking for.
 */
export const heapNearLimit: DefineServiceAlert = (service) => {
  const by = [...service.prometheus.identity, scrapeLabels.instance].join(',')
  const used = `sum by (${by}) (${of(service, metrics.heapUsed)})`
  const limit = `sum by (${by}) (${of(service, metrics.heapLimit)})`
  const instances = `count by (${by}) (${of(service, metrics.heapLimit)})`
  return [
    {
      name: 'HeapNearLimit',
      severity: 'page',
      tier: 'saturation',
      expr: `${total(service, `${used} / ${limit} > bool 0.9`)} / ${total(service, instances)} >= 0.5`,
      forSeconds: 300,
      keepFiringForSeconds: 300,
      summary: `${copyName(service)}: {{ $value | humanizePercentage }} of the instances use over 90 % of their heap`,
      reason: 'They spend their time on garbage collection, and will soon end one after the other.',
      causes: [
        'a leak: a cache without bounds, listeners or timers that are never removed',
        'requests or answers much larger than usual',
        'a heap limit (--max-old-space-size) far below the memory of the container',
      ],
    },
  ]
}
