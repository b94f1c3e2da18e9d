import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '@opentelemetry/api'
import type { RouteEntry } from './routes.ts'
import type { Engine } from './engine.ts'
import type { TraceParent } from '../correlation/traceparent.ts'
import type { LocalTrace } from '../tracing/local-trace.ts'
import type { Completion } from './outcome.ts'
import type { Scope } from './scope.ts'

/** Finds the route that a request was meant for, where something else answered it. */
export interface RouteFinder {
  find(exchange: Exchange): RouteEntry | null
}

/**
 * One request from its first byte to its last: what is known of it, gathered in one place.
 * Nothing is derived from it before `complete`; metrics, span and log line all come from there.
 * Fields are all set here, in one order, so that every exchange has one hidden class.
 */
export class Exchange implements Scope {
  readonly engine: Engine
  readonly req: IncomingMessage
  readonly res: ServerResponse
  /** `performance.now()` at the first sight of the request. */
  readonly startedAt: number
  /** A known method, else `_OTHER`. */
  readonly method: string
  /** Both are ours, unless the application's own OpenTelemetry has a span for the request. */
  traceId: string
  spanId: string
  /** What the caller sent, where it was valid. */
  readonly parent: TraceParent | null
  readonly requestId: string

  route: RouteEntry | null = null
  /** Whether the trace is kept whatever becomes of it; null until somebody has to know. */
  sampled: boolean | null = null
  /** Set once, by whoever sees the failure first. */
  error: unknown = undefined
  /** Not a request of the service: a probe, a scrape, an ignored route. */
  ignored = false
  completed = false
  /** How it ended; stays null where it was no request. */
  completion: Completion | null = null
  /** What the application adds, for span and log line. */
  fields: Record<string, unknown> | null = null
  /** Owned by tracing: what else happened within this request, where anything did. */
  trace: LocalTrace | null = null
  /** The OpenTelemetry context in which the request's span is active; made when asked for. */
  context: Context | null = null
  /** Whether its trace is kept; decided once, at the end. */
  kept: boolean | null = null
  /** Whether metrics point at its trace, so that nobody may drop it any more. */
  pointedAt = false
  /** Owned by the framework's adapter: how the request got to where it is. */
  journey: RouteFinder | null = null

  constructor(
    engine: Engine,
    req: IncomingMessage,
    res: ServerResponse,
    startedAt: number,
    method: string,
    traceId: string,
    spanId: string,
    parent: TraceParent | null,
    requestId: string,
  ) {
    this.engine = engine
    this.req = req
    this.res = res
    this.startedAt = startedAt
    this.method = method
    this.traceId = traceId
    this.spanId = spanId
    this.parent = parent
    this.requestId = requestId
  }

  get exchange(): Exchange {
    return this
  }

  reach(route: RouteEntry): void {
    this.route = route
    if (route.ignored) this.ignore()
  }

  /** It is no request of the service's after all. */
  ignore(): void {
    if (this.ignored) return
    this.ignored = true
    this.engine.active.end(this.method)
  }

  fail(error: unknown): void {
    if (this.error === undefined) this.error = error
  }

  addFields(fields: Record<string, unknown>): void {
    this.fields = this.fields === null ? { ...fields } : Object.assign(this.fields, fields)
  }
}
