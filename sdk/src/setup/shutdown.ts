import type { Server } from 'node:http'
import type { Health } from '../health/health.ts'
import { openServers, watchServers } from '../lifecycle/listening.ts'
import { Shutdown } from '../lifecycle/shutdown.ts'
import { shutDownOnSignals } from '../lifecycle/signals.ts'
import type { Engine } from '../request/engine.ts'
import { belongsTo } from '../request/servers.ts'
import type { Framework } from './framework.ts'
import type { ObserveOptions } from './options.ts'
import { shutdownSetting } from './settings.ts'
import type { Telemetry } from './telemetry.ts'

interface Ending {
  readonly framework: Framework
  readonly telemetry: Telemetry
  readonly health: Health
  readonly engine: Engine
  readonly adminServer: () => Server | null
}

export function createShutdown(wish: ObserveOptions['shutdown'], ending: Ending): Shutdown {
  const { framework, telemetry, health, engine, adminServer } = ending
  watchServers()
  const setting = shutdownSetting(wish, process.env['NODE_ENV'], framework.serves)
  const shutdown = new Shutdown(setting, {
    drain: () => {
      health.draining = true
      engine.draining = true
    },
    servers: () => openServers().filter((server) => belongsTo(server, engine)),
    close: framework.close,
    messages: () => telemetry.consumers.idle(),
    late: () => warnOfTheCut(ending, setting.deadlineMs),
    flush: (deadlineMs) => telemetry.flush(deadlineMs),
    finish: (deadlineMs) => telemetry.close(deadlineMs),
    adminServer,
    internalError: telemetry.internalError,
  })
  shutDownOnSignals(shutdown)
  return shutdown
}

function warnOfTheCut({ engine, telemetry }: Ending, deadlineMs: number): void {
  const { consumers, logging } = telemetry
  logging.log.warn(
    { requests: engine.inProgress, messages: consumers.inProgress },
    `the end has taken all but the last of its ${deadlineMs} ms: what is in progress is cut`,
  )
}
