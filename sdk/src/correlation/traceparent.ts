/** The caller's place in a trace, as `traceparent` gives it: https://www.w3.org/TR/trace-context-2/ */
export interface TraceParent {
  readonly traceId: string
  readonly spanId: string
  readonly sampled: boolean
}

const shape =
  /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** Longer ones are no version that there is, and a regular expression need not look at them. */
const maxLength = 256

export function parseTraceParent(header: string | string[] | undefined): TraceParent | null {
  if (typeof header !== 'string' || header.length > maxLength) return null
  const match = shape.exec(header)
  if (match === null) return null
  const [, version, traceId = '', spanId = '', flags = '', rest] = match
  // Version 00 ends with the flags; a later one may go on.
  if (version === '00' && rest !== undefined) return null
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

export function formatTraceParent(traceId: string, spanId: string, sampled: boolean): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`
}
