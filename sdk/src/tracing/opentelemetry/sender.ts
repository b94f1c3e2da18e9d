import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import type { IOtlpExportDelegate } from '@opentelemetry/otlp-exporter-base'
import {
  convertLegacyHttpOptions,
  createOtlpHttpExportDelegate,
} from '@opentelemetry/otlp-exporter-base/node-http'
import type { Sender } from '../export/pump.ts'
import { nothingRefused, refusalIn, type Refusal } from '../otlp/answer.ts'
import type { Encoded } from '../otlp/encoded.ts'
import { requestBody, resourceJson } from '../otlp/request.ts'
import type { Resource } from './install.ts'
import { isQuiet } from '../quiet.ts'

/** Beyond the exporter's own time limit, which a collector that answers byte by byte defeats. */
const overtimeMs = 500
const requestStarts = 'http.client.request.start'

type Spans = readonly Encoded[]

/**
 * OpenTelemetry's exporter, with its headers, compression, certificates and retries (network
 * errors, 429, 502–504, five times at most, within its time limit), and a body of our own. It has
 * no way to give up early, so its requests are taken note of as they start, to be ended from here.
 */
export class OtlpSender implements Sender {
  readonly to: string
  readonly #delegate: IOtlpExportDelegate<Spans>
  readonly #timeoutMs: number
  readonly #requests = new Set<ClientRequest>()
  #refusal = nothingRefused
  #aborted = false

  constructor(url: string, timeoutMs: number, resource: Resource) {
    this.to = withoutCredentials(url)
    this.#timeoutMs = timeoutMs
    this.#delegate = createDelegate(url, timeoutMs, resourceJson(resource), (answer) => {
      this.#refusal = refusalIn(answer)
    })
  }

  async send(spans: Spans): Promise<Refusal> {
    this.#refusal = nothingRefused
    subscribe(requestStarts, this.#note)
    const overtime = setTimeout(() => this.#end(), this.#timeoutMs + overtimeMs).unref()
    try {
      await this.#export(spans)
      return this.#refusal
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

  #export(spans: Spans): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#delegate.export(spans, ({ error }) => {
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

/** As `OTLPTraceExporter` is made, which has no door for spans that are written out already. */
function createDelegate(
  url: string,
  timeoutMillis: number,
  resource: string,
  onAnswer: (answer: unknown) => void,
): IOtlpExportDelegate<Spans> {
  return createOtlpHttpExportDelegate(
    convertLegacyHttpOptions({ url, timeoutMillis, concurrencyLimit: 2 }, 'TRACES', 'v1/traces', {
      'Content-Type': 'application/json',
    }),
    {
      serializeRequest: (spans: Spans) => requestBody(resource, spans),
      deserializeResponse(body) {
        const answer: unknown = body.length === 0 ? {} : JSON.parse(String(body))
        onAnswer(answer)
        return answer
      },
    },
    'otlp_http_span_exporter',
    { name: 'span', countItems: (spans) => spans.length },
    undefined,
  )
}

/** It is shown to whoever reads the log. */
function withoutCredentials(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
