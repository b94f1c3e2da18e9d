import { alertLabels, alertSeries } from '@obs-toolkit/sdk/service'
import { selector } from '@obs-toolkit/alerts/sli'
import { ofService } from './recorded.ts'
import type { Of } from './recorded.ts'

/** Alerts that fire; the second one of a page that nobody took is the same trouble. */
export function firingAlerts(of: Of): string {
  return selector(alertSeries.alerts, [
    [alertSeries.state, '=', alertSeries.firing],
    ...ofService(of),
    [alertLabels.escalation, '=', ''],
  ])
}
