import { scrapeLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { equals, oneOf, selector } from '@obs-toolkit/alerts/sli'
import type { Matcher } from '@obs-toolkit/alerts/sli'

/** What the board's variables leave of the service's instances. */
const chosen: readonly Matcher[] = [
  [scrapeLabels.job, '=~', '$job'],
  [scrapeLabels.instance, '=~', '$instance'],
]

/** Series of the service: by the labels that pick it, and by what was chosen on the board. */
export function select(service: Service, metric: string, more: readonly Matcher[] = []): string {
  return selector(metric, [...picking(service), ...chosen, ...more])
}

/** All series of the service, whatever was chosen: for variables and marks in time. */
export function selectAll(service: Service, metric: string, more: readonly Matcher[] = []): string {
  return selector(metric, [...picking(service), ...more])
}

/** Grafana would read a `$` in a value as a variable's; in the brackets of a pattern it does not. */
function picking({ prometheus }: Service): readonly Matcher[] {
  return equals(prometheus.selector).map(([label, op, value]) =>
    value.includes('$')
      ? [label, '=~', oneOf([value]).replaceAll('\\$', '[$]')]
      : [label, op, value],
  )
}
