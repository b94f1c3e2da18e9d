import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { Agent, createServer, get, request, type RequestOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { selfSigned, type Certificate } from './support/certificate.ts'
import { startRaw } from './support/remote.ts'
import { createCaller } from './support/service.ts'
import { createAgent } from './support/undici.ts'

interface Client {
  readonly name: string
  /** Trusts `ca`, or nobody who signs for himself. */
  readonly get: (url: string, ca: Buffer | undefined) => Promise<unknown>
}

async function readAnswer(url: string, options: RequestOptions): Promise<string> {
  const [response] = (await once(get(url, options), 'response')) as [IncomingMessage]
  return text(response)
}

const clients: readonly Client[] = [
  { name: 'node:https', get: (url, ca) => readAnswer(url, { ca, agent: false }) },
  {
    name: 'an agent of node:https',
    async get(url, ca) {
      const agent = new Agent({ keepAlive: true, ca })
      onTestFinished(() => agent.destroy())
      return readAnswer(url, { agent })
    },
  },
  {
    name: 'fetch',
    async get(url, ca) {
      const dispatcher = createAgent({ connect: { ca } })
      onTestFinished(() => dispatcher.destroy())
      return (await fetch(url, { dispatcher } as RequestInit)).text()
    },
  },
]

let certificate: Certificate

beforeAll(async () => {
  certificate = await selfSigned()
})

async function startSecure() {
  const asked: IncomingMessage[] = []
  const server = createServer({ ...certificate }, (req, res) => {
    asked.push(req)
    res.end('in private')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { asked, port: (server.address() as AddressInfo).port }
}

describe.each(clients)('a secure call with $name', ({ get }) => {
  test('is measured, has a span, and tells of its request', async () => {
    const caller = createCaller()
    const { port, asked } = await startSecure()
    const { exchange } = await caller.within(() =>
      get(`https://localhost:${port}/a`, certificate.cert),
    )
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    expect(caller.spans[0]!.attributes['url.full']).toBe(`https://localhost:${port}/a`)
    expect(await caller.measured()).toMatchObject([
      { server_address: 'localhost', server_port: String(port), http_response_status_code: '200' },
    ])
    expect(asked[0]!.headers['traceparent']).toContain(exchange.traceId)
  })

  test('to somebody who signs for himself is an error', async () => {
    const caller = createCaller()
    const { port } = await startSecure()
    await caller.within(() => get(`https://localhost:${port}/`, undefined).catch(() => ''))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    expect(await caller.measured()).toMatchObject([{ error_type: 'DEPTH_ZERO_SELF_SIGNED_CERT' }])
    expect(caller.spans[0]).toMatchObject({ failed: true })
  })

  test('to somebody who does not speak TLS is an error', async () => {
    const caller = createCaller()
    const port = await startRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await caller.within(() => get(`https://localhost:${port}/`, undefined).catch(() => ''))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    const [measured] = await caller.measured()
    expect(measured!['error_type']).toMatch(/^(ERR_SSL_\w+|EPROTO|ECONNRESET)$/)
  })
})

test('the standard port is known where it is not named', async () => {
  const caller = createCaller()
  request('https://nowhere.invalid/')
    .on('error', () => {})
    .end()
  await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
  expect(await caller.measured()).toMatchObject([{ server_port: '443' }])
  expect(caller.spans[0]!.attributes['url.full']).toBe('https://nowhere.invalid/')
})
