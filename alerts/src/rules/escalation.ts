import { alertLabels, alertSeries, annotations, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { equals, selector } from '../sli/index.ts'
import { copyName } from './copies.ts'
import { literal } from './literal.ts'
import type { AlertRule } from './rule.ts'

export const escalationSeconds: number = 15 * 60

/**
 * Alertmanager knows no acknowledgement. A page that still fires after a quarter of an hour fires
 * again with the same name and labels and one more, so that a silence on the page covers both.
 */
export function escalations(service: Service, pages: readonly AlertRule[]): readonly AlertRule[] {
  if (service.alerts.escalation.length === 0) return []
  const subjects = Map.groupBy(pages, ({ alert, labels }) =>
    JSON.stringify([alert, labels[alertLabels.sloId]]),
  )
  return [...subjects.values()].map(([page]) => escalation(service, page!))
}

/** Of all tiers of an objective at once. */
function escalation(service: Service, { alert, labels, annotations: page }: AlertRule): AlertRule {
  const { [alertLabels.sloId]: sloId } = labels
  const its = sloId === undefined ? {} : { [alertLabels.sloId]: sloId }
  const firing = selector(alertSeries.alerts, [
    [alertSeries.name, '=', alert],
    [alertSeries.state, '=', alertSeries.firing],
    ...equals({ [alertLabels.service]: service.name, ...its }),
    [alertLabels.severity, '=', severities.page],
    [alertLabels.escalation, '=', ''],
  ])
  return {
    alert,
    expr: `max without (${alertSeries.state}) (${firing})`,
    forSeconds: escalationSeconds,
    labels: { ...its, [alertLabels.service]: service.name, [alertLabels.escalation]: 'true' },
    annotations: {
      ...page,
      [annotations.summary]: `${copyName(service)}: ${sloId === undefined ? alert : `the page for ${literal(sloId)}`} has fired for 15 minutes, and nobody has silenced it`,
      [annotations.description]: 'Whoever works on it silences the page, which silences this too.',
    },
  }
}
