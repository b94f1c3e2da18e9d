import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import { boardUrl } from '../rules/links.ts'

export function promql(expr: string): string {
  return `\`\`\`promql\n${expr}\n\`\`\``
}

/** A silence by labels covers the escalation too. */
export function silenceSection(matchers: Readonly<Record<string, string>>): string {
  const quoted = Object.entries(matchers).map(([label, value]) => `'${label}="${value}"'`)
  return [
    '## Silence it',
    'While you work on it, and so that it is not escalated after 15 minutes:',
    `\`\`\`sh\namtool silence add --duration=1h --comment='working on it' ${quoted.join(' ')}\n\`\`\``,
    'For planned maintenance, the same with `--start` and `--end`, for the whole service: ' +
      `\`'${alertLabels.service}="${matchers[alertLabels.service]}"'\`.`,
  ].join('\n\n')
}

/** Where to look, as far as the declaration has links. */
export function lookSection(service: Service): string {
  const { grafana, traces, logs, repository } = service.links
  const rows = [
    grafana === null ? null : `- Panels: ${boardUrl(service, grafana)}`,
    traces === null
      ? null
      : `- Traces of failed and slow requests (service \`${service.name}\`): ${traces}`,
    logs === null
      ? null
      : `- Logs (\`service="${service.name}"\`, lines with \`err\`; \`trace_id\` leads to the trace): ${logs}`,
    repository === null ? null : `- What changed last: ${repository}`,
  ].filter((row) => row !== null)
  const missing =
    'The declaration has no `links`: panels, traces and logs are shown here once it has.'
  return `## Look\n\n${rows.length > 0 ? rows.join('\n') : missing}`
}

export function ownerSection({ owner, name }: Service): string {
  return `## Who owns it\n\n${owner === null ? `Nobody is declared: add \`owner\` to the declaration of ${name}.` : owner}`
}

export function causesSection(causes: readonly string[]): string {
  return `## Likely causes\n\n${causes.map((cause) => `- ${cause}`).join('\n')}`
}
