import type { Maintenance, Service } from '@obs-toolkit/sdk/service'
import { windowTimes } from '../alertmanager/maintenance.ts'
import { boardUrl } from '../rules/links.ts'

export function promql(expr: string): string {
  return `\`\`\`promql\n${expr}\n\`\`\``
}

const relieve =
  'If not: find out where it is, relieve that place (more instances, a breaker, less traffic), then look for the cause.'
const bringBack =
  'If not: bring back what answered last (start it again, an earlier version, another zone), then look for the cause.'

/** For somebody who has just been woken; `isGone` when nobody is served at all. */
export function doFirstSection({ alerts }: Service, isGone: boolean): string {
  const silenced =
    alerts.escalation.length === 0
      ? 'it is not told again every hour'
      : 'it is not escalated after 15 minutes'
  const steps = [
    `Silence it while you work on it (below), so that ${silenced}.`,
    'See whether it began with a deployment or a change of configuration. If so, roll that back now, and look for the cause afterwards.',
    isGone ? bringBack : relieve,
    'Not yours? Call the owner (below).',
  ]
  return `## Do first\n\n${steps.map((step, at) => `${at + 1}. ${step}`).join('\n')}`
}

/** Queries answer for each copy of a service at once. */
export function copiesNote({ prometheus }: Service): string {
  const { identity } = prometheus
  return identity.length === 0 ? '' : `, one line for each ${identity.join(' and ')}`
}

/** A silence by labels covers the escalation too. */
function silenceSection(service: Service, matchers: Readonly<Record<string, string>>): string {
  const quoted = Object.entries(matchers).map(([label, value]) => `'${label}="${value}"'`)
  const { identity } = service.prometheus
  const copy = identity.map((label) => `'${label}="…"'`).join(' ')
  return [
    '## Silence it',
    `\`\`\`sh\namtool --alertmanager.url="$ALERTMANAGER_URL" silence add --duration=1h --comment='working on it' ${quoted.join(' ')}\n\`\`\``,
    ...(identity.length === 0 ? [] : [`For one ${identity.join(' and ')} alone, add \`${copy}\`.`]),
    'For work that is planned, the same with `--start` and `--end`, or `maintenance` in the declaration where it is regular.',
    ...(service.maintenance.length === 0
      ? []
      : [`Declared:\n\n${service.maintenance.map(maintenanceLine).join('\n')}`]),
  ].join('\n\n')
}

function maintenanceLine(window: Maintenance): string {
  const { name, mutes } = window
  return `- ${name} (${windowTimes(window)}): no ${mutes}${mutes === 'tickets' ? '' : ', nor what is less urgent'}`
}

/** Where to look, as far as the declaration has links. */
function lookSection(service: Service): string {
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

/** What every runbook ends with, before what people learnt. */
export function closingSections(
  service: Service,
  causes: readonly string[],
  silenced: Readonly<Record<string, string>>,
): readonly string[] {
  return [
    lookSection(service),
    causesSection(causes),
    silenceSection(service, silenced),
    ownerSection(service),
  ]
}

function ownerSection({ owner, name }: Service): string {
  return `## Who owns it\n\n${owner === null ? `Nobody is declared: add \`owner\` to the declaration of ${name}.` : owner}`
}

function causesSection(causes: readonly string[]): string {
  return `## Likely causes\n\n${causes.map((cause) => `- ${cause}`).join('\n')}`
}
