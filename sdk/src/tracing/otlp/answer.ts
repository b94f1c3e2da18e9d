/** What a collector that took the request did not take of it. */
export interface Refusal {
  readonly spans: number
  readonly reason: string
}

export const nothingRefused: Refusal = { spans: 0, reason: '' }

interface Answer {
  readonly partialSuccess?: { readonly rejectedSpans?: unknown; readonly errorMessage?: unknown }
}

/** https://opentelemetry.io/docs/specs/otlp/#partial-success-1. What is no such answer refuses nothing. */
export function refusalIn(answer: unknown): Refusal {
  const { rejectedSpans, errorMessage } = (answer as Answer | null)?.partialSuccess ?? {}
  const spans = Number(rejectedSpans)
  if (!Number.isSafeInteger(spans) || spans <= 0) return nothingRefused
  const why = typeof errorMessage === 'string' ? errorMessage.slice(0, 200) : ''
  return { spans, reason: `it refused ${spans} spans: ${why || 'it does not say why'}` }
}
