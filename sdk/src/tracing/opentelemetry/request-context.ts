import {
  defaultTextMapGetter,
  ROOT_CONTEXT,
  trace,
  type Context,
  type SpanContext,
} from '@opentelemetry/api'
import { TraceState, W3CBaggagePropagator } from '@opentelemetry/core'
import { acceptBaggage } from '../../correlation/baggage.ts'
import type { Exchange } from '../../request/exchange.ts'
import { RequestSpan } from '../spans/request-span.ts'
import { withExchange } from './context-manager.ts'
import { currentHome } from './home.ts'

const baggagePropagator = new W3CBaggagePropagator()

/** The context of a request: its span is active in it, and the caller's baggage is at hand. */
export function contextOfRequest(exchange: Exchange): Context {
  const context = trace.setSpan(withExchange(ROOT_CONTEXT, exchange), requestSpan(exchange))
  const baggage = acceptBaggage(exchange.req.headers['baggage'])
  if (baggage === null) return context
  return baggagePropagator.extract(context, { baggage }, defaultTextMapGetter)
}

function requestSpan(exchange: Exchange): RequestSpan {
  const { traces } = currentHome()
  const local = traces.of(exchange)
  return (local.span ??= new RequestSpan(local, exchange, spanContextOf(exchange)))
}

function spanContextOf(exchange: Exchange): SpanContext {
  const { head } = currentHome()
  const { traceId, spanId } = exchange
  const context = { traceId, spanId, traceFlags: head.samples(exchange) ? 1 : 0 }
  const state = head.stateOf(exchange)
  return state === '' ? context : { ...context, traceState: new TraceState(state) }
}
