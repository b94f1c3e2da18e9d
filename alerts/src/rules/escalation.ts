import { alertLabels, annotations, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { selector } from '../sli/index.ts'
import type { AlertRule } from './rule.ts'

const afterSeconds = 15 * 60

/**
 * Alertmanager knows no acknowledgement. A page that still fires after a quarter of an hour fires
 * again with the same name and labels and one more, so that a silence on the page covers both.
 */
export function escalations(service: Service, pages: readonly AlertRule[]): readonly AlertRule[] {
  if (service.alerts.escalation.length === 0) return []
  const names = [...new Set(pages.map(({ alert }) => alert))]
  return names.map((name) =>
    escalation(
      service,
      name,
      pages.find(({ alert }) => alert === name)!,
    ),
  )
}

function escalation(service: Service, name: string, { annotations: links }: AlertRule): AlertRule {
  const page = selector('ALERTS', [
    ['alertname', '=', name],
    ['alertstate', '=', 'firing'],
    [alertLabels.service, '=', service.name],
    [alertLabels.severity, '=', severities.page],
    [alertLabels.escalation, '=', ''],
  ])
  const { [annotations.dashboardUrl]: dashboard } = links
  return {
    alert: name,
    expr: `max without (alertstate) (${page})`,
    forSeconds: afterSeconds,
    labels: { [alertLabels.escalation]: 'true' },
    annotations: {
      [annotations.summary]: `${service.name}: a page has not been dealt with for 15 minutes ({{ $labels.alertname }}{{ with $labels.slo_id }}, {{ . }}{{ end }})`,
      [annotations.description]:
        'Nobody has silenced it. Whoever works on it silences the page, which silences this too.',
      ...(dashboard === undefined ? {} : { [annotations.dashboardUrl]: dashboard }),
    },
  }
}
