import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

interface Export {
  resourceSpans: { scopeSpans: { spans: { traceId: string }[] }[] }[]
}

export interface Collector {
  readonly endpoint: string
  /** Of every span that came in. */
  readonly traceIds: ReadonlySet<string>
  close(): void
}

/** OTLP over HTTP, as JSON. */
export async function startCollector(): Promise<Collector> {
  const traceIds = new Set<string>()
  const server = createServer((req, res) => void take(req, res, traceIds))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traceIds,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function take(req: IncomingMessage, res: ServerResponse, traceIds: Set<string>) {
  const { resourceSpans } = (await json(req)) as Export
  for (const { scopeSpans } of resourceSpans) {
    for (const { spans } of scopeSpans) for (const { traceId } of spans) traceIds.add(traceId)
  }
  res.setHeader('content-type', 'application/json').end('{}')
}
