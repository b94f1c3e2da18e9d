import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { Exchange } from '../request/exchange.ts'
import type { RequestSpan } from './spans/request-span.ts'
import type { SpanRecord } from './record.ts'
import type { Traces } from './traces.ts'

/** A span that has ended: one of our own, or one that came through OpenTelemetry's API. */
export type Ended = SpanRecord | ReadableSpan

/**
 * The part of a trace that happens in this process below one local root: a request, or a span
 * without a parent here (a job, a consumer). Several of them may belong to one trace. It is made
 * when something happens in it beside the request itself, so most requests have none.
 */
export class LocalTrace {
  readonly owner: Traces
  /** Null where the root is not a request, or one that is over and kept. */
  exchange: Exchange | null
  /** Null where the root is a request. */
  readonly root: Pick<ReadableSpan, 'spanContext'> | null
  readonly startedAt: number
  verdict: 'open' | 'kept' | 'dropped' = 'open'
  /** Something in it failed, whatever becomes of the root. */
  failed = false
  /** Held until the verdict; after it as long as a span that has begun may still fail. */
  spans: Ended[] = []
  /** Spans that have begun and not ended. */
  unfinished = 0
  /** The request's span, as the application sees it. */
  span: RequestSpan | null = null

  constructor(
    owner: Traces,
    exchange: Exchange | null,
    root: LocalTrace['root'],
    startedAt: number,
  ) {
    this.owner = owner
    this.exchange = exchange
    this.root = root
    this.startedAt = startedAt
  }

  /** What has not ended yet must not keep the request alive. */
  letGo(): void {
    this.exchange = null
    this.span = null
  }
}
