import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { Sender } from '../export/pump.ts'
import { isQuiet } from '../quiet.ts'

/** Beyond the exporter's own time limit, which a collector that answers byte by byte defeats. */
const overtimeMs = 500
const requestStarts = 'http.client.request.start'

/**
 * OpenTelemetry's exporter, with its headers, compression, certificates and retries (network
 * errors, 429, 502–504, five times at most, within its time limit). It has no way to give up
 * early, so its requests are taken note of as they start, to be ended from here.
 */
export class OtlpSender<T> implements Sender<T> {
  readonly to: string
  readonly #exporter: OTLPTraceExporter
  readonly #toSpans: (items: readonly T[]) => ReadableSpan[]
  readonly #timeoutMs: number
  readonly #requests = new Set<ClientRequest>()
  #aborted = false

  constructor(url: string, timeoutMs: number, toSpans: (items: readonly T[]) => ReadableSpan[]) {
    this.to = withoutCredentials(url)
    this.#timeoutMs = timeoutMs
    this.#toSpans = toSpans
    this.#exporter = new OTLPTraceExporter({
      url,
      timeoutMillis: timeoutMs,
      concurrencyLimit: 2,
    })
  }

  async send(items: readonly T[]): Promise<void> {
    const spans = this.#toSpans(items)
    subscribe(requestStarts, this.#note)
    const overtime = setTimeout(() => this.#end(), this.#timeoutMs + overtimeMs).unref()
    try {
      await this.#export(spans)
    } finally {
      clearTimeout(overtime)
      unsubscribe(requestStarts, this.#note)
      this.#requests.clear()
    }
  }

  abort(): void {
    this.#aborted = true
    this.#end()
  }

  #export(spans: ReadableSpan[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#exporter.export(spans, ({ error }) => {
        if (error === undefined) resolve()
        else reject(error)
      })
    })
  }

  readonly #note = (message: unknown): void => {
    if (!isQuiet()) return
    const { request } = message as { request: ClientRequest }
    this.#requests.add(request)
    if (this.#aborted) this.#end()
  }

  #end(): void {
    for (const request of this.#requests) request.destroy(new Error('the time for it was up'))
  }
}

/** It is shown to whoever reads the log. */
function withoutCredentials(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
