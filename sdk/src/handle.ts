import type { Tracer } from '@opentelemetry/api'
import type { Registry } from '@prometheus-io/client'
import type { Logger } from 'pino'
import type { ObserveBreaker } from './breaker/index.ts'
import type { Business, Time } from './business/index.ts'
import type { Check, CheckOptions } from './health/check.ts'
import type { StartupTask } from './health/startup.ts'
import type { Consumers } from './consumers/index.ts'
import type { Close } from './lifecycle/shutdown.ts'
import type { ObservePool } from './pools/index.ts'
import type { Current } from './request/current.ts'
import type { NoteRetry } from './retries/index.ts'
import type { Service } from './service/index.ts'

/** What `observe` returns. */
export interface Obs {
  readonly service: Service
  /** Its lines carry the ids of the request in which they are written. */
  readonly log: Logger
  /** Spans of the application's own; until OpenTelemetry is loaded, they are not recorded. */
  readonly tracer: Tracer
  /** Ours and the application's metrics, as a registry of `@prometheus-io/client`. */
  readonly registry: Registry
  readonly health: {
    /** A readiness check. */
    add(name: string, check: Check, options?: CheckOptions): void
    /** `/startupz` and `/readyz` fail until this is done. */
    starting(name: string, task: StartupTask): void
  }
  /** The ids of the request in progress; undefined outside one. */
  current(): Current | undefined
  /** Metrics of the application's own, with a unit and declared labels. */
  readonly counter: Business['counter']
  readonly gauge: Business['gauge']
  readonly histogram: Business['histogram']
  /** Runs work and observes how long it took. */
  readonly time: Time
  /** Metrics, span events and log lines of a circuit breaker of opossum's, which is returned. */
  readonly breaker: ObserveBreaker
  /** How much of a pool of connections is in use. The pool is returned. */
  readonly pool: ObservePool
  /** Counts a call that is made again, and notes it on the span. */
  readonly retried: NoteRetry
  /** A handler of a queue's messages, with metrics, a span and correlation: `worker(obs.consume(name, handler))`. */
  readonly consume: Consumers['consume']
  /** Ids for the headers of a message that is sent. */
  readonly inject: Consumers['inject']
  readonly extract: Consumers['extract']
  /** Writes and exports what is gathered, without an end to anything. */
  flush(): Promise<void>
  /**
   * Something to close at the end, such as a consumer or a pool: when requests are over, the last
   * that was given first, each awaited.
   */
  onShutdown(close: Close): void
  /** Not ready, wait, close, requests in flight, telemetry; once, however often it is asked for. */
  shutdown(): Promise<void>
}
