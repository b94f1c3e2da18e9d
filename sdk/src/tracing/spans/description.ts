import type { Attributes, Link, SpanContext, TimeInput } from '@opentelemetry/api'
import type { Redaction } from '../../redaction/index.ts'
import type { SpanKind, SpanRecord } from '../record.ts'
import { boundedAttributes, type Bounded } from './attributes.ts'
import { exceptionAttributes } from './exception.ts'

export interface Status {
  readonly code: 'unset' | 'ok' | 'error'
  readonly message?: string
}

/** Who made a span. */
export interface Scope {
  readonly name: string
  readonly version?: string | undefined
  readonly schemaUrl?: string | undefined
  readonly attributes?: Attributes | undefined
}

export const ourScope: Scope = { name: '@obs-toolkit/sdk' }

/** All that a span says, whoever made it: redacted, bounded, and in one form. */
export interface Description {
  readonly scope: Scope
  readonly traceId: string
  readonly spanId: string
  readonly parent: { readonly spanId: string; readonly remote: boolean } | null
  readonly traceState: string
  readonly name: string
  readonly kind: SpanKind
  readonly startedAt: TimeInput
  readonly endedAt: TimeInput
  readonly status: Status
  readonly attributes: Attributes
  readonly events: readonly EventDescription[]
  readonly links: readonly LinkDescription[]
  /** How many of each were left out. */
  readonly dropped: { attributes: number; events: number; links: number }
}

export interface EventDescription extends Bounded {
  readonly name: string
  readonly at: TimeInput
}

export interface LinkDescription extends Bounded {
  readonly context: SpanContext
}

export function describeRecord(record: SpanRecord, redaction: Redaction): Description {
  const { attributes, dropped } = boundedAttributes(record.attributes, redaction)
  const { parentSpanId, failed, error, endedAt } = record
  return {
    scope: ourScope,
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
  const attributes = exceptionAttributes(error, redaction)
  return [{ name: 'exception', at, attributes, dropped: 0 }]
}

export function describeEvent(
  name: string,
  at: TimeInput,
  attributes: Attributes | undefined,
  redaction: Redaction,
): EventDescription {
  return { name: redaction.text(name), at, ...boundedAttributes(attributes ?? {}, redaction) }
}

const traceIds = /^(?!0{32})[0-9a-f]{32}$/
const spanIds = /^(?!0{16})[0-9a-f]{16}$/

/** A link to nothing would make a collector refuse the whole batch. */
export function describeLinks(links: readonly Link[], redaction: Redaction): LinkDescription[] {
  return links
    .filter(({ context }) => traceIds.test(context.traceId) && spanIds.test(context.spanId))
    .map(({ context, attributes }) => ({
      context,
      ...boundedAttributes(attributes ?? {}, redaction),
    }))
}
