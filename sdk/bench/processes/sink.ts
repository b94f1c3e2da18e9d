// A collector that counts: OTLP/HTTP with JSON on /v1/traces.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { answerCalls } from './calls.ts'

interface Span {
  kind: number
  status?: { code?: number }
}
interface Export {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[]
}
export interface Received {
  spans: number
  /** SERVER spans: one for each request. */
  requests: number
  errors: number
}

const serverKind = 2
const errorStatus = 2
const nothing: Received = { spans: 0, requests: 0, errors: 0 }
let received = nothing

const server = createServer((req, res) => void receive(req, res))
server.listen(0, '127.0.0.1')

const calls = {
  endpoint: async () => {
    if (!server.listening) await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  },
  /** What has come in since the last time. */
  take: () => {
    const taken = received
    received = nothing
    return taken
  },
}
export type SinkCalls = typeof calls
answerCalls(calls)

async function receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    received = add(received, (await json(req)) as Export)
    res.setHeader('content-type', 'application/json').end('{}')
  } catch (error) {
    res.writeHead(400).end(String(error))
  }
}

function add(before: Received, { resourceSpans }: Export): Received {
  const spans = resourceSpans.flatMap((of) => of.scopeSpans.flatMap((scope) => scope.spans))
  const requests = spans.filter((span) => span.kind === serverKind)
  const errors = requests.filter((span) => span.status?.code === errorStatus)
  return {
    spans: before.spans + spans.length,
    requests: before.requests + requests.length,
    errors: before.errors + errors.length,
  }
}
