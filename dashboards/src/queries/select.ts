import { scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { equals, selector } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'

/** What the board's variables leave of the service's instances. */
const chosen: readonly Matcher[] = [
  [scrapeLabels.job, '=~', '$job'],
  [scrapeLabels.instance, '=~', '$instance'],
]

/** Series of the service: by the labels that pick it, and by what was chosen on the board. */
export function select(service: Service, metric: string, more: readonly Matcher[] = []): string {
  return selector(metric, [...equals(service.prometheus.selector), ...chosen, ...more])
}

/** All series of the service, whatever was chosen: for variables and marks in time. */
export function selectAll(service: Service, metric: string, more: readonly Matcher[] = []): string {
  return selector(metric, [...equals(service.prometheus.selector), ...more])
}
