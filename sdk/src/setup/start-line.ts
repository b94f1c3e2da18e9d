import { formatProblem } from '../service/index.ts'
import type { FoundService } from './find-service.ts'
import type { Framework } from './framework.ts'
import type { AdminSetting } from './settings.ts'
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
  log.info(
    `observing ${framework.name} as ${found.service.name} (declared in ${found.source}); ${adminText(admin)}`,
  )
  if (found.trouble !== null) log.warn(`${found.trouble}; default objectives stand in`)
  for (const problem of found.service.problems) {
    log.warn(`service declaration: ${formatProblem(problem)}`)
  }
}

function adminText(admin: AdminSetting): string {
  if (admin.kind === 'none') return 'no metrics or health end points'
  if (admin.kind === 'port') return `/metrics and health on ${admin.host}:${admin.port}`
  const open = admin.open || process.env['NODE_ENV'] !== 'production'
  return `/metrics and health among its routes${open ? '' : ', for direct requests'}`
}
