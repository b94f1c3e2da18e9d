import {
  defaultTextMapSetter,
  propagation,
  trace,
  type Attributes,
  type SpanContext,
} from '@opentelemetry/api'
import { W3CBaggagePropagator } from '@opentelemetry/core'
import { acceptBaggage } from '../../correlation/baggage.ts'
import type { Scope } from '../../request/scope.ts'
import type { LocalTrace } from '../local-trace.ts'
import { activeSpanHere } from './registered-api.ts'
import { traceOfSpan } from './span-traces.ts'

const propagator = new W3CBaggagePropagator()

/** Where nobody has asked for the context, what is active is the request itself. */
export function activeSpan({ context }: Scope): SpanContext | null {
  const active = context === null ? undefined : trace.getSpan(context)?.spanContext()
  return active !== undefined && trace.isSpanContextValid(active) ? active : null
}

export function activeTrace({ context }: Scope): LocalTrace | null {
  return (context === null ? undefined : traceOfSpan(trace.getSpan(context))) ?? null
}

export function activeBaggage({ context }: Scope): string | null | undefined {
  if (context === null) return undefined
  if (propagation.getBaggage(context) === undefined) return null
  const carrier: Record<string, string> = {}
  propagator.inject(context, carrier, defaultTextMapSetter)
  return acceptBaggage(carrier['baggage'])
}

export function addEvent(name: string, attributes: Attributes): void {
  activeSpanHere()?.addEvent(name, attributes)
}
