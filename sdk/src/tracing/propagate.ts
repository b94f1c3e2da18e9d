import type { SpanContext } from '@opentelemetry/api'
import { acceptBaggage } from '../correlation/baggage.ts'
import { formatTraceParent } from '../correlation/traceparent.ts'
import type { Exchange } from '../request/exchange.ts'
import type { Scope } from '../request/scope.ts'
import type { Bridge, SetHeader } from './bridge.ts'
import type { Ids } from './options.ts'
import type { HeadSampler } from './sampling/head.ts'

type Baggage = string | null | undefined

/** The headers of whoever is called within `span`: https://www.w3.org/TR/trace-context-2/ */
export function propagate(
  scope: Scope | null,
  span: Ids,
  head: HeadSampler,
  bridge: Bridge | null,
  set: SetHeader,
): void {
  const baggage = scope === null ? null : bridge?.baggage(scope)
  const active = scope === null ? null : bridge?.activeSpan(scope)
  const exchange = scope?.exchange ?? null
  if (exchange?.traceId === span.traceId) ofRequest(exchange, span, head, baggage, set)
  else if (active?.traceId === span.traceId) {
    ofSpan({ ...active, spanId: span.spanId }, baggage, set)
  } else ofSpan({ ...span, traceFlags: head.samplesTrace(span.traceId) ? 1 : 0 }, baggage, set)
}

function ofRequest(
  exchange: Exchange,
  { traceId, spanId }: Ids,
  head: HeadSampler,
  baggage: Baggage,
  set: SetHeader,
): void {
  set('traceparent', formatTraceParent(traceId, spanId, head.samples(exchange)))
  const state = head.stateOf(exchange)
  if (state !== '') set('tracestate', state)
  // Nobody has looked at it, so it goes on as it came.
  const pairs = baggage === undefined ? acceptBaggage(exchange.req.headers['baggage']) : baggage
  if (pairs !== null) set('baggage', pairs)
}

function ofSpan(span: SpanContext, baggage: Baggage, set: SetHeader): void {
  set('traceparent', formatTraceParent(span.traceId, span.spanId, (span.traceFlags & 1) === 1))
  const state = span.traceState?.serialize() ?? ''
  if (state !== '') set('tracestate', state)
  if (typeof baggage === 'string') set('baggage', baggage)
}
