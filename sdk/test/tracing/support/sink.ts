import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

interface AnyValue {
  readonly stringValue?: string
  readonly intValue?: number
  readonly doubleValue?: number
  readonly boolValue?: boolean
}
interface KeyValue {
  readonly key: string
  readonly value: AnyValue
}
export interface OtlpSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly traceState?: string
  readonly flags: number
  readonly name: string
  readonly kind: number
  readonly startTimeUnixNano: string
  readonly endTimeUnixNano: string
  readonly status: { readonly code?: number; readonly message?: string }
  readonly attributes: readonly KeyValue[]
  readonly events: readonly { readonly name: string; readonly attributes: readonly KeyValue[] }[]
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly KeyValue[] }
    readonly scopeSpans: readonly { readonly spans: readonly OtlpSpan[] }[]
  }[]
}

export const kinds = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const
export const statusCodes = { ok: 1, error: 2 } as const

export function valuesOf(pairs: readonly KeyValue[]): Record<string, unknown> {
  return Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]))
}

/** A place that takes OTLP over HTTP, or misbehaves in one of many ways; gone with the test. */
export class Sink {
  readonly spans: OtlpSpan[] = []
  resource: Record<string, unknown> = {}
  /** Requests, whatever came of them. */
  asked = 0
  endpoint = ''
  /** Called in place of taking what was sent. */
  misbehave: ((req: IncomingMessage, res: ServerResponse) => void) | null = null

  readonly listener: RequestListener = (req, res) => {
    this.asked += 1
    if (this.misbehave !== null) this.misbehave(req, res)
    else void this.#take(req, res)
  }

  named(name: string): OtlpSpan[] {
    return this.spans.filter((span) => span.name === name)
  }

  async #take(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { resourceSpans } = (await json(req)) as Export
    for (const { resource, scopeSpans } of resourceSpans) {
      this.resource = valuesOf(resource.attributes)
      for (const { spans } of scopeSpans) this.spans.push(...spans.map(whole))
    }
    res.setHeader('content-type', 'application/json').end('{}')
  }
}

/** OTLP leaves out a list that is empty. */
function whole(span: OtlpSpan): OtlpSpan {
  return Object.assign({ attributes: [], events: [] }, span)
}

export async function startSink(): Promise<Sink> {
  const sink = new Sink()
  const server = createServer(sink.listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  sink.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return sink
}
