import type { Scope } from '../request/scope.ts'
import type { Call } from './calls/call.ts'
import type { CallTracing } from './outbound.ts'

/** The headers of a request that has not been sent. */
export interface Headers<Request> {
  has(request: Request, name: string): boolean
  set(request: Request, name: string, value: string): void
}

/** Adds what tells the other side of the request in progress. What the application said stands. */
export class ContextHeaders<Request> {
  readonly #headers: Headers<Request>

  constructor(headers: Headers<Request>) {
    this.#headers = headers
  }

  add(tracing: CallTracing, scope: Scope | null, call: Call, request: Request): void {
    // `tracestate` says nothing beside a `traceparent` of somebody else's.
    if (!this.#headers.has(request, 'traceparent')) {
      tracing.inject(scope, call, request, this.#setOnce)
    }
    const exchange = scope?.exchange
    const header = exchange?.engine.requestIdHeader ?? scope?.job?.requestIdHeader
    const id = exchange?.requestId ?? scope?.job?.requestId
    if (header !== undefined && id !== undefined) this.#setOnce(request, header, id)
  }

  readonly #setOnce = (request: Request, name: string, value: string): void => {
    if (!this.#headers.has(request, name)) this.#headers.set(request, name, value)
  }
}
