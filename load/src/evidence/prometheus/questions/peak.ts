import { equals, selector } from '@obs-toolkit/alerts/sli'
import { labels, metrics, unmatchedRoute } from '@obs-toolkit/sdk/service'
import type { Query } from '../ask.ts'
import { rounded } from '../asked.ts'
import type { Asked } from '../asked.ts'
import type { ObservedPeak } from '../prometheus.ts'

const stepMinutes = 5
const stepsPerDay = (24 * 60) / stepMinutes

/**
 * Not the single highest rate: runs of ours are in there too. What was exceeded for a hundredth of
 * the month, seven hours, was no test.
 */
export async function peak(query: Query, asked: Asked): Promise<ObservedPeak | null> {
  const month = `(sum(rate(${arrivals(asked)}[${stepMinutes}m])))[30d:${stepMinutes}m]`
  const [highest] = await query(`quantile_over_time(0.99, ${month})`, asked.from)
  const [steps] = await query(`count_over_time(${month})`, asked.from)
  if (!highest || !steps) return null
  return { perSecond: rounded(highest.value), days: rounded(steps.value / stepsPerDay) }
}

/** Of what a route took; whoever gave up was load as well. */
function arrivals({ service }: Asked): string {
  const mine = equals(service.prometheus.selector)
  return selector(`${metrics.serverDuration}_count`, [
    ...mine,
    [labels.route, '!=', unmatchedRoute],
  ])
}
