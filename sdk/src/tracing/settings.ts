/** How much may be held, and for how long. All of it is counted where it overflows. */
export interface Limits {
  readonly queuedSpans: number
  /** Spans of failures have stacks, and are the larger for it. */
  readonly queuedBytes: number
  readonly batchSpans: number
  readonly delayMs: number
  /** Of one export, retries included. */
  readonly timeoutMs: number
  readonly spansPerTrace: number
  readonly heldTraces: number
  readonly heldSpans: number
  /** After this long, a trace that has not come to its end is decided by what is known. */
  readonly heldMs: number
  /** How long a span may outlive its request and still bring its trace back by failing. */
  readonly graceMs: number
  readonly sweepMs: number
}

export type Env = Readonly<Record<string, string | undefined>>

/** The names are OpenTelemetry's: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
export function limitsFrom(env: Env): Limits {
  const queuedSpans = wholeNumber(env['OTEL_BSP_MAX_QUEUE_SIZE'], 4_096)
  return {
    queuedSpans,
    queuedBytes: 16 * 1_048_576,
    batchSpans: Math.min(wholeNumber(env['OTEL_BSP_MAX_EXPORT_BATCH_SIZE'], 512), queuedSpans),
    delayMs: wholeNumber(env['OTEL_BSP_SCHEDULE_DELAY'], 1_000),
    timeoutMs: wholeNumber(
      env['OTEL_EXPORTER_OTLP_TRACES_TIMEOUT'] ?? env['OTEL_EXPORTER_OTLP_TIMEOUT'],
      10_000,
    ),
    spansPerTrace: 256,
    heldTraces: 5_000,
    heldSpans: 20_000,
    heldMs: 60_000,
    graceMs: 5_000,
    sweepMs: 1_000,
  }
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  const number = Number(text)
  return text !== undefined && text.trim() !== '' && Number.isInteger(number) && number > 0
    ? number
    : otherwise
}

export function isDisabled(env: Env): boolean {
  return env['OTEL_SDK_DISABLED']?.trim().toLowerCase() === 'true'
}

/** The URL that takes traces; null where nobody asked for one, or it is none. */
export function endpointFrom(env: Env, warn: (message: string) => void): string | null {
  if (isDisabled(env) || env['OTEL_TRACES_EXPORTER']?.trim() === 'none') return null
  const forTraces = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']?.trim() ?? ''
  const forAll = env['OTEL_EXPORTER_OTLP_ENDPOINT']?.trim() ?? ''
  if (forTraces === '' && forAll === '') return null
  const endpoint = forTraces === '' ? `${forAll.replace(/\/$/, '')}/v1/traces` : forTraces
  if (/^https?:$/.test(URL.parse(endpoint)?.protocol ?? '')) return endpoint
  warn(
    'The OTLP endpoint is not a URL of OTLP over HTTP, such as http://localhost:4318, so no ' +
      'traces are sent. Correct OTEL_EXPORTER_OTLP_ENDPOINT, or take it away.',
  )
  return null
}
