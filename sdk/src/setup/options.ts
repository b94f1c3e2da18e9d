import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Check, CheckOptions } from '../health/check.ts'
import type { Service, ServiceDefinition } from '../service/index.ts'
import type { Current } from '../request/current.ts'

export interface SamplingOptions {
  /** Of traces without an error. Default 0.1. */
  readonly success?: number
  /** Traces that take longer are kept. Default 1,000. */
  readonly slowMs?: number
}

export interface AdminOptions {
  readonly port: number
  /** Default: every interface, as a scraper is not on this machine. */
  readonly host?: string
  /** Answers what else is asked for on this port: an operator's switches, a heap snapshot. */
  readonly handler?: (req: IncomingMessage, res: ServerResponse) => void | Promise<void>
}

export interface DatabaseOptions {
  /** Operations that take longer are slow. Default 200. */
  readonly slowMs?: number
  /** A statement that one request sends so often is counted as an N+1 query. Default 10. */
  readonly repeated?: number
}

export interface ShutdownWishes {
  readonly waitMs?: number
  readonly deadlineMs?: number
  readonly signals?: readonly NodeJS.Signals[]
}

type HealthCheck = Check | (CheckOptions & { readonly check: Check })

export interface HealthChecks {
  readonly [name: string]: HealthCheck | true | undefined
  readonly dependencies?: HealthCheck | true
}

/** What is asked and told of a request that is over. */
export interface RequestSummary extends Current {
  readonly method: string
  readonly route: string
  /** 0 where no answer was begun. */
  readonly status: number
  readonly error: unknown
}

/** Everything that `observe` may be told. All of it has a default. */
export interface ObserveOptions {
  /** What `defineService` returns, or the written form; else found as the documentation says. */
  readonly service?: Service | ServiceDefinition
  /** `'collector'`: export every trace and let the collector choose. */
  readonly sampling?: SamplingOptions | 'collector'
  readonly admin?: 'public' | AdminOptions | false
  /** Routes that are no requests of the service, as `/metrics` and probes are none. */
  readonly ignore?: readonly string[]
  /** A pino instance of the application's; `false` for no logs. */
  readonly logger?: object | false
  /** An existing registry of `@prometheus-io/client` or prom-client, served along. */
  readonly registry?: object
  /** Default `x-request-id`. */
  readonly requestIdHeader?: string
  /** Failures that a status does not show. */
  readonly isError?: (request: RequestSummary) => boolean
  /** Fields for span and log line, such as a user's id. */
  readonly enrich?: (
    request: RequestSummary & { readonly req: object },
  ) => Record<string, unknown> | undefined
  /** Instrumentations of OpenTelemetry to switch on. */
  readonly instrumentations?: readonly object[]
  /** What is too much for a database, where `instrumentations` tell of it. */
  readonly databases?: DatabaseOptions
  /** Readiness checks by name. `dependencies: true` adds one for each declared dependency. */
  readonly health?: HealthChecks
  /** How long the event loop may be held up before `/livez` fails. Default 10,000. */
  readonly liveness?: { readonly blockedMs?: number }
  /** Further key names or paths that hold secrets. */
  readonly redact?: readonly string[]
  /** Hosts that receive trace context, beside loopback, private ranges and declared dependencies. */
  readonly propagateTo?: readonly string[]
  /** RFC 9457 problem details for failures that the application leaves to its framework. */
  readonly problems?: boolean
  /** `false` leaves signals to the application. */
  readonly shutdown?: ShutdownWishes | false
}
