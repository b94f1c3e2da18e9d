import type { Families } from '../metrics/index.ts'
import type { Scope } from '../request/scope.ts'
import type { Service } from '../service/index.ts'
import type { Tracing } from '../tracing/index.ts'
import { Call, type CallOwner } from './calls/call.ts'
import { OpenCalls, openLimits, type OpenLimits } from './calls/open.ts'
import { Destinations } from './destinations/destinations.ts'
import { CallMetrics } from './destinations/metrics.ts'
import type { ContextHeaders } from './headers.ts'
import type { Trust } from './hosts/trust.ts'
import type { Target } from './target.ts'

/** What calls need of tracing. */
export type CallTracing = Pick<Tracing, 'activeSpan' | 'inject' | 'addSpan'>

export interface OutboundOptions {
  readonly service: Service
  readonly families: Families
  readonly tracing: CallTracing
  /** Hosts that receive trace context, beside internal ones and the declared dependencies. */
  readonly propagateTo?: readonly string[]
  readonly limits?: OpenLimits
  /** Takes a failure of ours; never throws. */
  readonly internalError: (where: string, error: unknown) => void
}

/** What one `observe` call knows of the calls that its service makes. */
export class Outbound implements CallOwner {
  readonly service: Service
  readonly destinations: Destinations
  readonly internalError: OutboundOptions['internalError']
  readonly #tracing: CallTracing
  readonly #open: OpenCalls

  constructor(options: OutboundOptions, trust: Trust) {
    const { service, families, limits = openLimits } = options
    this.service = service
    this.internalError = options.internalError
    this.#tracing = options.tracing
    this.#open = new OpenCalls(limits)
    const metrics = new CallMetrics(families, service)
    this.destinations = new Destinations(metrics, trust, service.dependencies)
  }

  begin(scope: Scope | null, method: string, { destination, scheme, path }: Target): Call {
    const parent = this.#tracing.activeSpan(scope)
    const call = new Call(this, scope, parent, method, destination, scheme, path)
    this.#open.add(call)
    return call
  }

  /** Where the other side may know. A tunnel is not the call that goes through it. */
  propagate<Request>(
    headers: ContextHeaders<Request>,
    scope: Scope | null,
    call: Call,
    target: Target,
    request: Request,
  ): void {
    if (!target.trusted || call.originalMethod === 'CONNECT') return
    headers.add(this.#tracing, scope, call, request)
  }

  ended(call: Call, scope: Scope | null): void {
    this.#open.delete(call)
    this.#tracing.addSpan(scope, call)
  }

  close(): void {
    this.#open.giveUpAll()
  }
}
