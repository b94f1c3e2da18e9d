/**
 * A span as the SDK itself makes it: plain fields, and no object of OpenTelemetry's. Times are
 * `performance.now()`.
 */
export interface SpanRecord {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | null
  readonly name: string
  readonly kind: SpanKind
  readonly startedAt: number
  readonly endedAt: number
  readonly attributes: Record<string, unknown>
  readonly failed: boolean
  /** What was thrown, for the exception event. */
  readonly error: unknown
}

/** As OpenTelemetry numbers them. */
export const spanKinds = { internal: 0, server: 1, client: 2, producer: 3, consumer: 4 } as const

export type SpanKind = (typeof spanKinds)[keyof typeof spanKinds]
