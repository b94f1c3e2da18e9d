import { alertLabels, alertSeries, severities } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { ServiceAlert } from '../rules/service/service-alert.ts'
import { closingSections, copiesNote, doFirstSection, promql } from './parts.ts'

export function serviceSections(service: Service, alert: ServiceAlert): readonly string[] {
  const { name, severity, tier, reason, expr, forSeconds, causes } = alert
  const lasting = forSeconds === 0 ? '' : ` for ${minutes(forSeconds)}`
  return [
    `# ${name} (${service.name}, ${severity})`,
    reason,
    ...(severity === severities.page ? [doFirstSection(service, tier === 'outage')] : []),
    `## What fired\n\nThis query had an answer${lasting}${copiesNote(service)}:\n\n${promql(expr)}`,
    `## Confirm it\n\n${confirmation(alert)}`,
    ...closingSections(service, causes, {
      [alertSeries.name]: name,
      [alertLabels.service]: service.name,
    }),
  ]
}

function confirmation({ tier }: ServiceAlert): string {
  return tier === 'outage'
    ? 'Run the query above, then send the service a request yourself, from where its users are. It answers: the fault is between Prometheus and the service, and nobody but you feels it.'
    : 'Run the query above; without an answer it is over. Then see whether an objective of the service burns as well: if none does, users do not feel it yet.'
}

function minutes(seconds: number): string {
  return seconds === 60 ? 'a minute' : `${seconds / 60} minutes`
}
