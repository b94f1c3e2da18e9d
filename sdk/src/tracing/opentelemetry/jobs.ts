import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Tracer,
} from '@opentelemetry/api'
import { TraceState, W3CBaggagePropagator } from '@opentelemetry/core'
import type { Carried } from '../../correlation/carrier.ts'
import { parseTraceState } from '../../correlation/tracestate.ts'
import type { Redaction } from '../../redaction/index.ts'
import type { JobBeginning, JobSpan } from '../job-span.ts'
import { boundedAttributes } from '../spans/attributes.ts'
import { exceptionAttributes } from '../spans/exception.ts'
import { runWithin } from './registered-api.ts'

const baggagePropagator = new W3CBaggagePropagator()

/**
 * One message is one part of its sender's trace: the sender's span is above it, and linked, since
 * readers of links look there. https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/
 */
export function startJobSpan(
  tracer: Tracer,
  redaction: Redaction,
  { name, attributes, carried }: JobBeginning,
): JobSpan {
  const above = contextAbove(carried)
  const sender = trace.getSpanContext(above)
  const links = sender === undefined ? [] : [{ context: sender }]
  const span = tracer.startSpan(name, { kind: SpanKind.CONSUMER, attributes, links }, above)
  const active = trace.setSpan(above, span)
  const { traceId, spanId } = span.spanContext()
  const note = (fields: object) =>
    span.setAttributes(boundedAttributes(fields, redaction).attributes)
  return {
    traceId,
    spanId,
    run: (work) => runWithin(active, work),
    end(fields) {
      note(fields)
      span.end()
    },
    fail(error, fields) {
      note(fields)
      const { message } = redaction.error(error, false)
      span.addEvent('exception', exceptionAttributes(error, redaction))
      span.setStatus({ code: SpanStatusCode.ERROR, message }).end()
    },
  }
}

function contextAbove({ parent, traceState, baggage }: Carried): Context {
  const state = parseTraceState(traceState)
  const above =
    parent === null
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, {
          traceId: parent.traceId,
          spanId: parent.spanId,
          traceFlags: parent.sampled ? 1 : 0,
          isRemote: true,
          ...(state !== null && { traceState: new TraceState(state.text) }),
        })
  if (baggage === null) return above
  return baggagePropagator.extract(above, { baggage }, defaultTextMapGetter)
}
