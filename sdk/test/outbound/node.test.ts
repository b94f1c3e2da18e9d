import { once } from 'node:events'
import { Agent, get, request, type ClientRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test, vi } from 'vitest'
import { ask } from './support/clients.ts'
import { startRemote } from './support/remote.ts'
import { createCaller, type Caller } from './support/service.ts'

async function spansOf(caller: Caller, count = 1) {
  await vi.waitFor(() => expect(caller.spans).toHaveLength(count))
  return caller.spans
}

test('a request that was imported by name long before is observed', async () => {
  const { url } = await startRemote()
  const caller = createCaller()
  await caller.within(async () => {
    const [response] = (await once(get(`${url}/`), 'response')) as [IncomingMessage]
    return text(response)
  })
  await spansOf(caller)
  expect(await caller.measured()).toMatchObject([{ http_request_method: 'GET', count: '1' }])
})

test('requests on one connection are calls of their own, each below its own request', async () => {
  const caller = createCaller()
  const { url, server } = await startRemote()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const connected = vi.fn<() => void>()
  server.on('connection', connected)
  const first = await caller.within(() => ask(url, { agent }))
  const second = await caller.within(() =>
    Promise.all([ask(`${url}/a`, { agent }), ask(`${url}/b`, { agent })]),
  )
  const spans = await spansOf(caller, 3)
  expect(connected).toHaveBeenCalledOnce()
  expect(spans.map(({ traceId }) => traceId)).toEqual([
    first.exchange.traceId,
    second.exchange.traceId,
    second.exchange.traceId,
  ])
})

test.each<[string, (request: ClientRequest) => void]>([
  ['destroyed', (asked) => asked.destroy()],
  ['aborted in the old way', (asked) => asked.abort()],
])('a request that is %s by the caller is no error', async (_, giveUp) => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  await caller.within(() =>
    ask(`${url}/silent`, {}, (request) => {
      void vi.waitFor(() => expect(asked).toHaveLength(1)).then(() => giveUp(request))
    }).catch(() => 0),
  )
  const [span] = await spansOf(caller)
  expect(span).toMatchObject({ failed: false, attributes: { 'obs.cancelled': true } })
  expect((await caller.measured())[0]).not.toHaveProperty('error_type')
})

test('a request that is destroyed at once is counted', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  await caller.within(() => ask(url, {}, (request) => request.destroy()).catch(() => 0))
  await spansOf(caller)
  expect(await caller.measured()).toMatchObject([{ count: '1' }])
})

test('a request that is destroyed with an error has that error', async () => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  class QuotaError extends Error {
    override readonly name = 'QuotaError'
  }
  await caller.within(() =>
    ask(`${url}/silent`, {}, (request) => {
      void vi
        .waitFor(() => expect(asked).toHaveLength(1))
        .then(() => {
          request.destroy(new QuotaError('enough'))
        })
    }).catch(() => 0),
  )
  await spansOf(caller)
  expect(await caller.measured()).toMatchObject([{ error_type: 'QuotaError' }])
})

test('a request that is destroyed because it timed out has timed out', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  await caller.within(() =>
    ask(`${url}/silent`, { timeout: 20 }, (request) => {
      request.on('timeout', () => request.destroy())
    }).catch(() => 0),
  )
  await spansOf(caller)
  expect(await caller.measured()).toMatchObject([{ error_type: 'timeout' }])
})

test('an answer that nobody listens to is measured, and its span ends', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  await caller.within(async () => {
    const asked = request(url).end()
    await once(asked, 'close')
  })
  const [span] = await spansOf(caller)
  expect(span).toMatchObject({ failed: false, attributes: { 'http.response.status_code': 200 } })
})

test('an answer that is never read is measured when its headers are there', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  await caller.within(async () => {
    const [response] = (await once(request(`${url}/begins`).end(), 'response')) as [IncomingMessage]
    expect(response.statusCode).toBe(200)
  })
  expect(await caller.measured()).toMatchObject([{ http_response_status_code: '200', count: '1' }])
  expect(caller.spans).toHaveLength(0)
  caller.close()
  expect(caller.spans[0]).toMatchObject({ failed: false, attributes: { 'obs.end_unseen': true } })
})

test('an upgrade is answered with 101, and over then', async () => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  await caller.within(async () => {
    const headers = { connection: 'upgrade', upgrade: 'chat' }
    const [, socket] = (await once(request(url, { headers }).end(), 'upgrade')) as [unknown, Socket]
    socket.destroy()
  })
  const [span] = await spansOf(caller)
  expect(span).toMatchObject({ failed: false, attributes: { 'http.response.status_code': 101 } })
  expect(asked[0]!.headers).toHaveProperty('traceparent')
})

test('a tunnel is a call to the proxy, and carries no context of its own', async () => {
  const caller = createCaller()
  const { port, asked } = await startRemote()
  await caller.within(async () => {
    const tunnel = request({ port, method: 'CONNECT', path: 'example.com:443' }).end()
    const [, socket] = (await once(tunnel, 'connect')) as [unknown, Socket]
    socket.destroy()
  })
  const [span] = await spansOf(caller)
  expect(span).toMatchObject({
    name: 'CONNECT',
    attributes: { 'http.response.status_code': 200, 'url.full': `http://localhost:${port}` },
  })
  expect(asked[0]!.headers).not.toHaveProperty('traceparent')
})

test('a request through a forward proxy is a call to its target', async () => {
  const caller = createCaller({ dependencies: { billing: { url: 'http://billing.example.com' } } })
  const { port, asked } = await startRemote()
  const path = 'http://billing.example.com/invoices?page=2'
  await caller.within(() => ask('http://127.0.0.1', { port, path }))
  const [span] = await spansOf(caller)
  expect(span!.attributes).toMatchObject({ 'url.full': path, 'peer.service': 'billing' })
  expect(await caller.measured()).toMatchObject([
    { server_address: 'billing.example.com', server_port: '80', dependency: 'billing' },
  ])
  expect(asked[0]!.headers).toHaveProperty('traceparent')
})

test('a Unix socket is on this machine, and has no port', async () => {
  const caller = createCaller()
  const socketPath = join(tmpdir(), `obs-outbound-${process.pid}.sock`)
  const seen: IncomingMessage[] = []
  const server = createServer((req, res) => {
    seen.push(req)
    res.end()
  }).listen(socketPath)
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  await caller.within(() => ask('http://docker/containers', { socketPath, agent: false }))
  const [measured] = await caller.measured()
  expect(measured).toMatchObject({ server_address: socketPath })
  expect(measured).not.toHaveProperty('server_port')
  expect(seen[0]!.headers).toHaveProperty('traceparent')
})

test('a connection of the application`s own making is observed', async () => {
  const caller = createCaller()
  const { port, url } = await startRemote()
  const createConnection = () => connect(port, '127.0.0.1')
  await caller.within(() => ask(url, { createConnection, agent: false }))
  await spansOf(caller)
  expect(await caller.measured()).toMatchObject([{ http_response_status_code: '200' }])
})

test('a port that only the connection knows is found there', async () => {
  const caller = createCaller({ dependencies: {} })
  const { url, port } = await startRemote()
  await caller.within(() => ask(url, { headers: { host: 'shop.example.com' } }))
  await spansOf(caller)
  expect(await caller.measured()).toMatchObject([
    { server_address: '127.0.0.1', server_port: String(port) },
  ])
})

test('headers that are given as a list are added to', async () => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  const headers = ['Host', 'shop.example.com', 'X-Mine', '1', 'X-Request-Id', 'mine']
  const { exchange } = await caller.within(() => ask(url, { headers }))
  expect(asked[0]!.headers).toMatchObject({
    'x-mine': '1',
    'x-request-id': 'mine',
    traceparent: expect.stringContaining(exchange.traceId),
  })
})
