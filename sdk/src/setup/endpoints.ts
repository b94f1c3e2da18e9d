import type { Server } from 'node:http'
import { Endpoints } from '../admin/endpoints.ts'
import { listen } from '../admin/listener.ts'
import type { Probed } from '../admin/probes.ts'
import type { Admin } from '../request/engine.ts'
import type { AdminSetting } from './settings.ts'
import type { Telemetry } from './telemetry.ts'

export interface Served {
  /** Where the application itself serves them. */
  readonly within: Admin | null
  /** Where they have a port of their own. */
  readonly server: Server | null
}

export function createEndpoints(
  setting: AdminSetting,
  probed: Probed,
  telemetry: Telemetry,
): Served {
  if (setting.kind === 'none') return { within: null, server: null }
  const endpoints = new Endpoints({
    probed,
    metrics: (req, res) => telemetry.metrics.answer(req, res),
    // Whoever reaches the port of its own is meant to.
    open: setting.kind === 'port' || setting.open,
    internalError: telemetry.internalError,
  })
  if (setting.kind === 'within') return { within: endpoints, server: null }
  const { log } = telemetry.logging
  const server = listen(endpoints, setting, {
    listening: (address) => log.info(`/metrics and health are on ${address}`),
    failed: (error) => {
      log.error({ err: error }, `port ${setting.port} for metrics and health failed`)
    },
    handlerFailed: (error) =>
      telemetry.internalError("answering by the admin port's handler", error),
  })
  return { within: null, server }
}
