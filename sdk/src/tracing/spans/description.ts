import type { Attributes, Link, TimeInput } from '@opentelemetry/api'
import type { Redaction } from '../../redaction/index.ts'
import type { SpanKind, SpanRecord } from '../record.ts'
import { boundedAttributes } from './attributes.ts'
import { exceptionAttributes } from './exception.ts'

export interface Status {
  readonly code: 'unset' | 'ok' | 'error'
  readonly message?: string
}

/** All that a span says, before it is given OpenTelemetry's form. */
export interface Description {
  readonly traceId: string
  readonly spanId: string
  readonly parent: { readonly spanId: string; readonly remote: boolean } | null
  readonly traceState: string
  readonly name: string
  readonly kind: SpanKind
  readonly startedAt: number
  readonly endedAt: number
  readonly status: Status
  readonly attributes: Attributes
  readonly events: readonly EventDescription[]
  readonly links: readonly Link[]
  readonly dropped: { attributes: number; events: number; links: number }
}

export interface EventDescription {
  readonly name: string
  readonly at: TimeInput
  readonly attributes: Attributes
}

export function describeRecord(record: SpanRecord, redaction: Redaction): Description {
  const { attributes, dropped } = boundedAttributes(record.attributes, redaction)
  const { parentSpanId, failed, error, endedAt } = record
  return {
    traceId: record.traceId,
    spanId: record.spanId,
    parent: parentSpanId === null ? null : { spanId: parentSpanId, remote: false },
    traceState: '',
    name: record.name,
    kind: record.kind,
    startedAt: record.startedAt,
    endedAt,
    status: statusOf(failed, error, redaction),
    attributes,
    events: exceptionEvents(error, endedAt, redaction),
    links: [],
    dropped: { attributes: dropped, events: 0, links: 0 },
  }
}

export function statusOf(failed: boolean, error: unknown, redaction: Redaction): Status {
  if (!failed) return { code: 'unset' }
  if (error === undefined) return { code: 'error' }
  return { code: 'error', message: redaction.error(error, false).message }
}

export function exceptionEvents(
  error: unknown,
  at: number,
  redaction: Redaction,
): EventDescription[] {
  if (error === undefined || error === null) return []
  return [{ name: 'exception', at, attributes: exceptionAttributes(error, redaction) }]
}
