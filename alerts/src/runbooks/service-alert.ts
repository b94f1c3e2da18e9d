import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { ServiceAlert } from '../rules/service/service-alert.ts'
import { causesSection, lookSection, ownerSection, promql, silenceSection } from './parts.ts'

export function serviceSections(service: Service, alert: ServiceAlert): readonly string[] {
  const { name, severity, reason, expr, forSeconds, causes } = alert
  const lasting = forSeconds === 0 ? '' : ` for ${forSeconds / 60} minutes`
  return [
    `# ${name} (${service.name}, ${severity})`,
    reason,
    `## What fired\n\nThis had an answer${lasting}:\n\n${promql(expr)}`,
    '## Confirm it\n\nRun the query above. No answer: it is over, or was never true for long. Then see whether an objective of the service burns as well: if none does, users do not feel it yet.',
    lookSection(service),
    causesSection(causes),
    silenceSection({ alertname: name, [alertLabels.service]: service.name }),
    ownerSection(service),
  ]
}
