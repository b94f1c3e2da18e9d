import type { Obs } from '../handle.ts'
import type { Health } from '../health/health.ts'
import { forgetShutdown } from '../lifecycle/signals.ts'
import type { Shutdown } from '../lifecycle/shutdown.ts'
import { current } from '../request/current.ts'
import type { Service } from '../service/index.ts'
import type { Telemetry } from './telemetry.ts'

/** What a reader of logs and a collector of traces may take. */
const flushMs = 5_000

export function createHandle(
  service: Service,
  telemetry: Telemetry,
  health: Health,
  shutdown: Shutdown,
): Obs {
  const { metrics, tracing, logging } = telemetry
  const { families } = metrics
  return {
    service,
    log: logging.log,
    tracer: tracing.tracer,
    get registry() {
      return metrics.registry
    },
    health,
    current,
    counter: (name, definition) => families.counter({ name, ...definition }),
    gauge: (name, definition) => families.gauge({ name, ...definition }),
    histogram: (name, definition) => families.histogram({ name, ...definition }),
    flush: async () => {
      await telemetry.flush(flushMs)
    },
    shutdown: async () => {
      await shutdown.run()
      forgetShutdown(shutdown)
    },
  }
}
