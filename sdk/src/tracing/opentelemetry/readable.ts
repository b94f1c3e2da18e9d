import { type SpanContext, SpanKind, SpanStatusCode, type SpanStatus } from '@opentelemetry/api'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import { TraceState } from '@opentelemetry/core'
import type { Redaction } from '../../redaction/index.ts'
import { boundedAttributes } from '../spans/attributes.ts'
import { between, type Clock } from '../spans/clock.ts'
import { mover } from './times.ts'
import type { Description, Status } from '../spans/description.ts'

type Resource = ReadableSpan['resource']
type InstrumentationScope = ReadableSpan['instrumentationScope']

const sampledFlag = 1

/** What is exported is kept, so its flag says so, whatever was said when it began. */
export function toReadable(
  of: Description,
  resource: Resource,
  scope: InstrumentationScope,
  clock: Clock,
): ReadableSpan {
  const startTime = clock.at(of.startedAt)
  const endTime = clock.at(of.endedAt)
  const context = contextOf(of.traceId, of.spanId, of.traceState)
  const parent = of.parent === null ? undefined : contextOf(of.traceId, of.parent.spanId, '')
  return {
    name: of.name,
    kind: kindOf(of.kind),
    spanContext: () => context,
    ...(parent !== undefined && {
      parentSpanContext: { ...parent, isRemote: of.parent?.remote === true },
    }),
    startTime,
    endTime,
    duration: between(startTime, endTime),
    status: spanStatus(of.status),
    attributes: of.attributes,
    events: of.events.map(({ name, at, attributes }) => ({ name, time: clock.at(at), attributes })),
    links: [...of.links],
    ended: true,
    resource,
    instrumentationScope: scope,
    droppedAttributesCount: of.dropped.attributes,
    droppedEventsCount: of.dropped.events,
    droppedLinksCount: of.dropped.links,
  }
}

const codes = {
  unset: SpanStatusCode.UNSET,
  ok: SpanStatusCode.OK,
  error: SpanStatusCode.ERROR,
} as const

export function spanStatus({ code, message }: Status): SpanStatus {
  return message === undefined ? { code: codes[code] } : { code: codes[code], message }
}

/** By OpenTelemetry's own numbers. */
const kinds = [
  SpanKind.INTERNAL,
  SpanKind.SERVER,
  SpanKind.CLIENT,
  SpanKind.PRODUCER,
  SpanKind.CONSUMER,
] as const

export function kindOf(kind: number): SpanKind {
  return kinds[kind] ?? SpanKind.INTERNAL
}

function contextOf(traceId: string, spanId: string, state: string): SpanContext {
  const context = { traceId, spanId, traceFlags: sampledFlag }
  return state === '' ? context : { ...context, traceState: new TraceState(state) }
}

/** A span of the application's or of an instrumentation's: as it is, but redacted. */
export function keptSpan(
  span: ReadableSpan,
  resource: Resource,
  redaction: Redaction,
  clock: Clock,
): ReadableSpan {
  const move = mover(span, clock)
  const context = { ...span.spanContext(), traceFlags: sampledFlag }
  const { attributes, dropped } = boundedAttributes(span.attributes, redaction)
  const message = span.status.message
  return Object.create(span, {
    spanContext: { value: () => context },
    resource: { value: resource },
    startTime: { value: move(span.startTime) },
    endTime: { value: move(span.endTime) },
    attributes: { value: attributes },
    droppedAttributesCount: { value: span.droppedAttributesCount + dropped },
    status: {
      value:
        message === undefined ? span.status : { ...span.status, message: redaction.text(message) },
    },
    events: {
      value: span.events.map((event) => ({
        ...event,
        time: move(event.time),
        attributes: boundedAttributes(event.attributes ?? {}, redaction).attributes,
      })),
    },
  }) as ReadableSpan
}
