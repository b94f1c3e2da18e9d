import { bareEngine } from '../../support/bare-engine.ts'
import { once } from 'node:events'
import { createServer, request, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { createRedaction } from '../../../src/redaction/index.ts'
import { exchangeOf } from '../../../src/request/owner.ts'
import type { Engine, Observer } from '../../../src/request/engine.ts'
import type { Exchange } from '../../../src/request/exchange.ts'
import { observeServer } from '../../../src/request/servers.ts'
import { defineService } from '../../../src/service/index.ts'
import { createTracing, type Tracing, type TracingOptions } from '../../../src/tracing/index.ts'

export type Handler = (res: ServerResponse, exchange: Exchange) => unknown

export interface Made {
  readonly tracing: Tracing
  readonly warnings: string[]
  readonly failures: string[]
}

export const quick = { delayMs: 20, timeoutMs: 1_000, sweepMs: 20, graceMs: 200 } as const

/** Tracing that exports to `endpoint`, gone with the test. Nothing is kept by chance or slowness. */
export function makeTracing(endpoint: string | null, options: Partial<TracingOptions> = {}): Made {
  const warnings: string[] = []
  const failures: string[] = []
  const tracing = createTracing({
    service: defineService({ name: 'shop' }),
    version: '1.2.3',
    sampling: { success: 0, slowMs: 60_000 },
    instrumentations: [],
    redaction: createRedaction(),
    warn: (message) => warnings.push(message),
    internalError: (where, error) => failures.push(`${where}: ${String(error)}`),
    env: endpoint === null ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
    limits: quick,
    ...options,
  })
  onTestFinished(async () => {
    await tracing.shutdown(100)
  })
  return { tracing, warnings, failures }
}

/** One route for each key, the path of a URL without its query. What throws is answered with 500. */
export async function serve(
  tracing: Tracing,
  handlers: Record<string, Handler>,
  changes: Partial<Engine> = {},
): Promise<string> {
  const engine = { ...engineOf([tracing]), ...changes }
  const server = createServer((req, res) => void answer(req, res))
  observeServer(server, engine)
  async function answer(req: object, res: ServerResponse): Promise<void> {
    const exchange = exchangeOf(req)!
    const path = exchange.req.url?.split('?')[0] ?? ''
    const handler = handlers[path]
    if (handler !== undefined) exchange.reach(engine.routes.get(path))
    try {
      if (handler === undefined) res.writeHead(404).end()
      else await handler(res, exchange)
    } catch (error) {
      exchange.fail(error)
      res.writeHead(500).end()
    }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export function engineOf(observers: readonly Observer[]): Engine {
  return bareEngine({ observers })
}

/** Asks with headers as they are, and reads the answer to its end. */
export async function ask(url: string, headers: OutgoingHttpHeaders = {}): Promise<number> {
  const asked = request(url, { agent: false, headers }).end()
  const [res] = await once(asked, 'response')
  res.resume()
  await once(res, 'end')
  return res.statusCode
}

export const ok: Handler = (res) => res.end('ok')
