import { performance } from 'node:perf_hooks'
import { newSpanId, newTraceId } from '../../correlation/ids.ts'
import type { Scope } from '../../request/scope.ts'
import { other } from '../../service/index.ts'
import { spanKinds, type Ids, type SpanKind, type SpanRecord } from '../../tracing/index.ts'
import type { Destination } from '../destinations/destination.ts'
import { defaultPort, type Destinations } from '../destinations/destinations.ts'
import { methodIndex, methodName } from '../destinations/methods.ts'

/** Who is told when a call is over. */
export interface CallOwner {
  readonly destinations: Destinations
  ended(call: Call, scope: Scope | null): void
}

/**
 * One call to another service: measured once, when its answer begins or it fails without one; its
 * span ends with the answer's body. It is the span's record itself, whose attributes are made when
 * they are asked for, since most spans are not kept.
 */
export class Call implements SpanRecord {
  readonly owner: CallOwner
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | null
  readonly startedAt: number
  readonly scheme: string
  readonly path: string
  readonly originalMethod: string
  destination: Destination
  /** 0 until the answer begins. */
  status = 0
  endedAt = 0
  failed = false
  error: unknown = undefined
  /** The socket was idle for longer than it should be. */
  timedOut = false
  readonly #method: number
  #scope: Scope | null
  #errorType = ''
  #measuredAt = 0
  #cancelled = false
  #endUnseen = false

  constructor(
    owner: CallOwner,
    scope: Scope | null,
    parent: Ids | null,
    method: string,
    destination: Destination,
    scheme: string,
    path: string,
  ) {
    this.owner = owner
    this.#scope = scope
    this.traceId = parent === null ? newTraceId() : parent.traceId
    this.parentSpanId = parent === null ? null : parent.spanId
    this.spanId = newSpanId()
    this.originalMethod = method
    this.#method = methodIndex(method)
    this.destination = destination
    this.scheme = scheme
    this.path = path
    this.startedAt = performance.now()
  }

  get kind(): SpanKind {
    return spanKinds.client
  }

  /** There is no template to name it by, and a path would be one name too many. */
  get name(): string {
    const method = methodName(this.#method)
    return method === other ? 'HTTP' : method
  }

  /** The headers of the answer are there. */
  answered(status: number): void {
    if (this.#measuredAt !== 0) return
    this.#edge.answered(this.#method, status, this.#measure())
    if (this.endedAt !== 0) return
    this.status = status
    if (status < 400) return
    this.failed = true
    this.#errorType = String(status)
  }

  /** `type` is null where the caller gave up. */
  fail(type: string | null, error: unknown): void {
    const answered = this.#measuredAt !== 0
    if (!answered) this.#edge.unanswered(this.#method, type ?? '', this.#measure())
    if (this.endedAt !== 0) return
    if (type === null) this.#cancelled = true
    else {
      if (answered) this.#edge.broken(type)
      this.failed = true
      this.#errorType = type
      this.error = error
    }
    this.end()
  }

  /** All of the answer is there. */
  end(): void {
    this.#tell(performance.now())
  }

  /** Nobody will see the end, or it takes too long to wait for it. */
  giveUp(): void {
    this.#endUnseen = true
    this.#tell(this.#measuredAt === 0 ? performance.now() : this.#measuredAt)
  }

  get #edge() {
    return this.destination.edgeTo(this.path)
  }

  #measure(): number {
    this.#measuredAt = performance.now()
    return (this.#measuredAt - this.startedAt) / 1_000
  }

  #tell(endedAt: number): void {
    if (this.endedAt !== 0) return
    this.endedAt = endedAt
    const scope = this.#scope
    // A span may wait long for its export, and need not keep a request alive for that.
    this.#scope = null
    this.owner.ended(this, scope)
  }

  /** By https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-client-span */
  get attributes(): Record<string, unknown> {
    const method = methodName(this.#method)
    const { dependency } = this.#edge
    return {
      'http.request.method': method,
      'http.request.method_original': method === other ? this.originalMethod : undefined,
      'server.address': this.destination.address,
      'server.port': this.destination.port ?? undefined,
      'url.full': this.#url,
      'http.response.status_code': this.status === 0 ? undefined : this.status,
      'error.type': this.#errorType === '' ? undefined : this.#errorType,
      'peer.service': dependency === '' ? undefined : dependency,
      'obs.cancelled': this.#cancelled ? true : undefined,
      'obs.end_unseen': this.#endUnseen ? true : undefined,
    }
  }

  get #url(): string {
    const { address, port } = this.destination
    const host = address.includes(':') ? `[${address}]` : address
    const shown = port === null || port === defaultPort(this.scheme) ? '' : `:${port}`
    return `${this.scheme}//${host}${shown}${this.path}`
  }
}
