import { shared } from '../../shared.ts'
import type { LocalTrace } from '../local-trace.ts'
import { RequestSpan } from '../spans/request-span.ts'

const traces: WeakMap<object, LocalTrace> = shared('span-traces', () => new WeakMap())

/** The trace that a span belongs to, where it was begun here. */
export function traceOfSpan(span: object | undefined): LocalTrace | undefined {
  if (span instanceof RequestSpan) return span.trace
  return span === undefined ? undefined : traces.get(span)
}

export function setTraceOfSpan(span: object, trace: LocalTrace): void {
  traces.set(span, trace)
}
