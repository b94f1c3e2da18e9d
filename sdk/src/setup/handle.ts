import { time } from '../business/index.ts'
import { createBreakers } from '../breaker/index.ts'
import type { Obs } from '../handle.ts'
import type { Health } from '../health/health.ts'
import { forgetShutdown } from '../lifecycle/signals.ts'
import type { Shutdown } from '../lifecycle/shutdown.ts'
import { createPools } from '../pools/index.ts'
import { current } from '../request/current.ts'
import { createRetries } from '../retries/index.ts'
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
  const { metrics, business, tracing, logging, redaction, consumers, internalError } = telemetry
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
    counter: (name, definition) => business.counter(name, definition),
    gauge: (name, definition) => business.gauge(name, definition),
    histogram: (name, definition) => business.histogram(name, definition),
    time,
    breaker: createBreakers({ families, health, tracing, log: logging.log }),
    pool: createPools(families, internalError),
    retried: createRetries(families, tracing, redaction),
    consume: consumers.consume,
    inject: consumers.inject,
    extract: consumers.extract,
    flush: async () => {
      await telemetry.flush(flushMs)
    },
    onShutdown: (close) => shutdown.before(close),
    shutdown: async () => {
      await shutdown.run()
      forgetShutdown(shutdown)
    },
  }
}
