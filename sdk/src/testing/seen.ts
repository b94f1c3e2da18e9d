import type { Exchange } from '../request/exchange.ts'
import type { Completion } from '../request/outcome.ts'
import type { Description } from '../tracing/index.ts'

export interface SeenRequest {
  readonly method: string
  /** The template, or `<unmatched>`. */
  readonly route: string
  /** 0 where no answer was begun. */
  readonly status: number
  /** Empty on success. */
  readonly errorType: string
  readonly durationMs: number
  readonly traceId: string
  readonly requestId: string
}

export interface SeenSpan {
  readonly name: string
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer'
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | null
  readonly attributes: Readonly<Record<string, unknown>>
  readonly events: readonly string[]
  readonly failed: boolean
}

/** As it is written: `level`, `msg`, `trace_id` and whatever else is on the line. */
export type SeenLog = Readonly<Record<string, unknown>>

const kinds = ['internal', 'server', 'client', 'producer', 'consumer'] as const

export function seenRequest(
  { method, route, traceId, requestId }: Exchange,
  { status, errorType, durationSeconds }: Completion,
): SeenRequest {
  const durationMs = durationSeconds * 1_000
  return { method, route: route?.label ?? '', status, errorType, durationMs, traceId, requestId }
}

export function seenSpan(span: Description): SeenSpan {
  const { name, traceId, spanId, attributes } = span
  return {
    name,
    kind: kinds[span.kind],
    traceId,
    spanId,
    parentSpanId: span.parent?.spanId ?? null,
    attributes,
    events: span.events.map((event) => event.name),
    failed: span.status.code === 'error',
  }
}
