import { whenListening } from '../lifecycle/listening.ts'
import type { Obs } from '../handle.ts'
import type { Engine } from '../request/engine.ts'
import { watchListening } from '../health/listening.ts'
import { createHealth } from './health.ts'
import { createEngine } from './engine.ts'
import { createEndpoints, type Served } from './endpoints.ts'
import { createHandle } from './handle.ts'
import { findService } from './find-service.ts'
import type { Framework } from './framework.ts'
import { countObserved } from './observed.ts'
import type { ObserveOptions } from './options.ts'
import { adminSetting } from './settings.ts'
import { createShutdown } from './shutdown.ts'
import { tellStart } from './start-line.ts'
import { createTelemetry, type Telemetry } from './telemetry.ts'

export interface Observation {
  readonly engine: Engine
  readonly obs: Obs
}

/** Everything behind one `observe`, from the options to the engine that requests go through. */
export function createObservation(options: ObserveOptions, framework: Framework): Observation {
  countObserved()
  const found = findService(options.service)
  const telemetry = createTelemetry(options, found.service, found.version, framework)
  const admin = adminSetting(options.admin, process.env['OBS_ADMIN_PORT'], framework.serves)
  const listening =
    admin.kind === 'port' && framework.serves ? watchListening(() => endpoints.server) : () => true
  const health = createHealth(options, found.service, telemetry, listening)
  const probed = {
    health,
    service: found.service.name,
    version: found.version,
    clean: telemetry.redaction.text,
  }
  const endpoints: Served = createEndpoints(admin, probed, telemetry)
  const engine = createEngine(options, found.service, telemetry, endpoints.within, framework)

  const shutdown = createShutdown(options.shutdown, {
    framework,
    telemetry,
    health,
    engine,
    adminServer: () => endpoints.server,
  })
  startTracing(options, framework, telemetry)
  tellStart({ found, framework, admin, telemetry })
  return { engine, obs: createHandle(found.service, telemetry, health, shutdown) }
}

/**
 * Instrumentations have to be in place before what they instrument is loaded. Without any, the
 * 100 ms that OpenTelemetry takes to load can wait until the service answers.
 */
function startTracing(
  { instrumentations = [] }: ObserveOptions,
  { serves }: Framework,
  { tracing }: Telemetry,
): void {
  if (instrumentations.length > 0 || !serves) void tracing.start()
  else whenListening(() => void tracing.start())
}
