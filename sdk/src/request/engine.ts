import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Problems } from '../problems/index.ts'
import type { Service } from '../service/index.ts'
import type { Completion } from './outcome.ts'
import type { Exchange } from './exchange.ts'
import type { RouteTable } from './routes.ts'

/** Something that is told of every request once, when it is over. */
export interface Observer {
  completed(exchange: Exchange, completion: Completion): void
}

/** What one `observe` call set up: everything that a request needs on its way. */
export interface Engine {
  readonly service: Service
  readonly routes: RouteTable
  /** Lower-case name of the header that carries the request's id. */
  readonly requestIdHeader: string
  /** The framework puts the id on its answers itself. */
  readonly frameworkEchoes: boolean
  /** Told in this order: metrics, then tracing, then the access log. */
  readonly observers: readonly Observer[]
  /** Requests in progress, by method. */
  readonly active: ActiveRequests
  readonly admin: Admin | null
  /** Answers for the framework, where the application leaves a failure to it. */
  readonly problems?: Problems | null
  /** Known once OpenTelemetry is loaded. */
  readonly adoption: Adoption | null
  /** The process is about to end: connections are told that they will close. */
  draining: boolean
  /** Requests that have begun and not ended, of whatever kind. */
  inProgress: number
  readonly isError: ((exchange: Exchange, status: number) => boolean) | null
  readonly enrich: ((exchange: Exchange) => Record<string, unknown> | undefined) | null
  /** Takes a failure of our own, counts it, and says so at most once a minute. */
  internalError(where: string, error: unknown): void
}

/** An OpenTelemetry of the application's own: its span for the request, or one made through it. */
interface Adoption {
  enter<T>(exchange: Exchange, run: () => T): T
}

/** Our own end points, where the application itself serves them. */
export interface Admin {
  owns(req: IncomingMessage): boolean
  serve(req: IncomingMessage, res: ServerResponse): void
}

export interface ActiveRequests {
  begin(method: string): void
  end(method: string): void
}
