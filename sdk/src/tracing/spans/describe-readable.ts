import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { Redaction } from '../../redaction/index.ts'
import type { SpanKind } from '../record.ts'
import { boundedAttributes } from './attributes.ts'
import type { Clock } from './clock.ts'
import {
  describeEvent,
  describeLinks,
  type Description,
  type EventDescription,
  type Status,
} from './description.ts'
import { mover } from './times.ts'

/** A span of the application's or of an instrumentation's: as it is, but redacted. */
export function describeReadable(
  span: ReadableSpan,
  redaction: Redaction,
  clock: Clock,
): Description {
  const { traceId, spanId, traceState } = span.spanContext()
  const { parentSpanContext: parent } = span
  const { attributes, dropped } = boundedAttributes(span.attributes, redaction)
  const links = describeLinks(span.links, redaction)
  const move = mover(span, clock)
  return {
    scope: span.instrumentationScope,
    traceId,
    spanId,
    parent:
      parent === undefined ? null : { spanId: parent.spanId, remote: parent.isRemote === true },
    traceState: traceState?.serialize() ?? '',
    name: span.name,
    // They are numbered alike.
    kind: span.kind as number as SpanKind,
    startedAt: move(span.startTime),
    endedAt: move(span.endTime),
    status: statusOf(span, redaction),
    attributes,
    events: span.events.map(({ name, time, attributes: of }): EventDescription =>
      describeEvent(name, move(time), of, redaction),
    ),
    links,
    dropped: {
      attributes: span.droppedAttributesCount + dropped,
      events: span.droppedEventsCount,
      links: span.droppedLinksCount + span.links.length - links.length,
    },
  }
}

/** By OpenTelemetry's own numbers. */
const statusCodes = ['unset', 'ok', 'error'] as const

function statusOf({ status: { code, message } }: ReadableSpan, redaction: Redaction): Status {
  const word = statusCodes[code] ?? 'unset'
  return message === undefined ? { code: word } : { code: word, message: redaction.text(message) }
}
