import { acceptBaggage } from './baggage.ts'
import { acceptRequestId } from './request-id.ts'
import { parseTraceParent, type TraceParent } from './traceparent.ts'

/** Headers of a message: text, or bytes as brokers give them. */
export type MessageHeaders = Readonly<Record<string, unknown>>

/** What a message says of where it came from. */
export interface Carried {
  readonly parent: TraceParent | null
  readonly traceState: string | undefined
  readonly baggage: string | null
  /** The sender's, where it is valid. */
  readonly requestId: string
}

export function readCarrier(headers: MessageHeaders, requestIdHeader: string): Carried {
  const parent = parseTraceParent(textOf(headers['traceparent']))
  return {
    parent,
    traceState: parent === null ? undefined : textOf(headers['tracestate']),
    baggage: acceptBaggage(textOf(headers['baggage'])),
    requestId: acceptRequestId(textOf(headers[requestIdHeader])),
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1')
  return Array.isArray(value) && value.length === 1 ? textOf(value[0]) : undefined
}
