import { alertLabels, alertSeries } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { selector } from '@obs-toolkit/alerts/sli'
import { ofService } from './recorded.ts'

/** Alerts that fire; the second one of a page that nobody took is the same trouble. */
export function firingAlerts(of: Pick<Service, 'name'> | null): string {
  return selector(alertSeries.alerts, [
    [alertSeries.state, '=', alertSeries.firing],
    ...(of === null ? ([[alertLabels.service, '!=', '']] as const) : ofService(of)),
    [alertLabels.escalation, '=', ''],
  ])
}
