/**
 * A probability as OpenTelemetry compares it: a trace is sampled where its 56 random bits are at
 * least the threshold, so that services which agree on neither still agree on the trace.
 * https://opentelemetry.io/docs/specs/otel/trace/tracestate-probability-sampling/
 */
export interface Threshold {
  /** Fourteen hex digits, compared as text. */
  readonly least: string
  /** As it travels in `tracestate`; null where nothing is sampled. */
  readonly th: string | null
}

const bits = 56
const digits = bits / 4
/** Sorts behind every hex digit, so that no trace reaches it. */
const never: Threshold = { least: 'g', th: null }

export function thresholdOf(probability: number): Threshold {
  const sampled = BigInt(Math.round(probability * 2 ** bits))
  if (sampled <= 0n) return never
  const least = (2n ** BigInt(bits) - sampled).toString(16).padStart(digits, '0')
  return { least, th: least.replace(/0+$/, '') || '0' }
}

/** Whether the random part of a trace id, its end, is no less. The first digit tells most often. */
export function reaches(traceId: string, least: string): boolean {
  const start = traceId.length - digits
  for (let i = 0; i < least.length; i += 1) {
    const more = traceId.charCodeAt(start + i) - least.charCodeAt(i)
    if (more !== 0) return more > 0
  }
  return true
}
