import { metrics } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { select } from './select.ts'

/** Requests a second that a load test sends to as many instances as there are; null without a peak. */
export function plannedRate(service: Service): string | null {
  const { peakPerSecond, instances } = service.traffic
  if (peakPerSecond === null) return null
  const each = Number(((peakPerSecond * service.load.factor) / instances).toPrecision(6))
  return `${each} * count(${select(service, metrics.target)})`
}
