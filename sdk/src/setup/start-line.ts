import { authority } from '../admin/listener.ts'
import { formatProblem } from '../service/index.ts'
import type { FoundService } from './find-service.ts'
import type { Framework } from './framework.ts'
import type { AdminSetting } from './settings.ts'
import type { Tracing } from '../tracing/index.ts'
import type { Telemetry } from './telemetry.ts'

interface Start {
  readonly found: FoundService
  readonly framework: Framework
  readonly admin: AdminSetting
  readonly telemetry: Telemetry
}

/** One line that says what is observed and where it can be read; a warning for each thing amiss. */
export function tellStart({ found, framework, admin, telemetry }: Start): void {
  const { log } = telemetry.logging
  const parts = [
    `observing ${framework.name} as ${found.service.name} (declared in ${found.source})`,
    adminText(admin),
    tracingText(telemetry.tracing),
  ]
  log.info(parts.join('; '))
  const problems = [...problemsOf(found, telemetry), ...adminProblems(admin)]
  for (const problem of problems) log.warn(problem)
}

function adminText(admin: AdminSetting): string {
  if (admin.kind === 'none') return 'no metrics or health end points'
  if (admin.kind === 'port') return `/metrics and health on ${authority(admin.host, admin.port)}`
  if (admin.open) return '/metrics and health among its routes, for everybody'
  return '/metrics and health among its routes, metrics for direct requests only'
}

/** In production, others than ourselves can reach the port that the application listens on. */
function adminProblems(admin: AdminSetting): readonly string[] {
  const wrong = admin.problem === undefined ? [] : [admin.problem]
  if (admin.kind !== 'within' || process.env['NODE_ENV'] !== 'production') return wrong
  const who = admin.open
    ? 'everybody who reaches it'
    : 'whoever reaches it other than through a proxy that says so (X-Forwarded-*, Forwarded, Via)'
  const text = `/metrics is served publicly: on the application's own port, to ${who}. `
  return [...wrong, `${text}Set OBS_ADMIN_PORT or admin: { port } to move it to a port of its own.`]
}

function tracingText({ endpoint }: Tracing): string {
  return endpoint === null
    ? 'no traces are exported: OTEL_EXPORTER_OTLP_ENDPOINT is not set'
    : `traces to ${endpoint}`
}

function problemsOf(
  { trouble, service }: FoundService,
  { redaction, outbound }: Telemetry,
): readonly string[] {
  return [
    ...(trouble === null ? [] : [`${trouble}; default objectives stand in`]),
    ...service.problems.map((problem) => `service declaration: ${formatProblem(problem)}`),
    ...redaction.ignored.map(
      (entry) => `redact: ${JSON.stringify(entry)} names no key and no path`,
    ),
    ...outbound.ignored.map((entry) => `propagateTo: ${JSON.stringify(entry)} names no host`),
  ]
}
