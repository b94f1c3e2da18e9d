import { describe, expect, test, vi } from 'vitest'
import { clients } from './support/clients.ts'
import { freePort } from '../support/free-port.ts'
import { startRaw, startRemote } from './support/remote.ts'
import { createCaller } from './support/service.ts'

describe.each(clients)('a call with $name', ({ name, get }) => {
  test('is measured and has a span below its request', async () => {
    const caller = createCaller()
    const { port, url } = await startRemote()
    const { exchange } = await caller.within(() => get(`${url}/orders/7?token=s3cret`))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    expect(await caller.measured()).toEqual([
      {
        http_request_method: 'GET',
        server_address: '127.0.0.1',
        server_port: String(port),
        http_response_status_code: '200',
        count: '1',
      },
    ])
    const [span] = caller.spans
    expect(span).toMatchObject({
      name: 'GET',
      kind: 2,
      traceId: exchange.traceId,
      parentSpanId: exchange.spanId,
      failed: false,
      attributes: {
        'http.request.method': 'GET',
        'server.address': '127.0.0.1',
        'server.port': port,
        'url.full': `${url}/orders/7?token=s3cret`,
        'http.response.status_code': 200,
      },
    })
    expect(span!.spanId).toMatch(/^[0-9a-f]{16}$/)
    expect(span!.spanId).not.toBe(exchange.spanId)
    expect(span!.endedAt).toBeGreaterThanOrEqual(span!.startedAt)
  })

  test.each([
    ['/missing', '404'],
    ['/broken', '503'],
  ])('that is answered badly (%s) is an error by its status', async (path, status) => {
    const caller = createCaller()
    const { url } = await startRemote()
    await caller.within(() => get(url + path))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    expect(await caller.measured()).toMatchObject([
      { http_response_status_code: status, error_type: status, count: '1' },
    ])
    expect(caller.spans[0]).toMatchObject({ failed: true, attributes: { 'error.type': status } })
  })

  test('that is refused is an error by its code', async () => {
    const caller = createCaller()
    const port = await freePort()
    await caller.within(() => get(`http://127.0.0.1:${port}/`).catch(() => 0))
    await expectFailure(caller, 'ECONNREFUSED')
    expect(await caller.measured()).toMatchObject([{ server_port: String(port) }])
    expect(caller.spans[0]!.error).toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('to a name that does not exist is an error by its code', async () => {
    const caller = createCaller()
    await caller.within(() => get('http://nowhere.invalid/').catch(() => 0))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    const [measured] = await caller.measured()
    expect(measured).toMatchObject({ server_address: 'nowhere.invalid', server_port: '80' })
    expect(measured!['error_type']).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/)
  })

  test('whose connection is closed or reset before the answer is an error', async () => {
    const caller = createCaller()
    const { url } = await startRemote()
    await caller.within(() => get(`${url}/resets`).catch(() => 0))
    await expectFailure(caller, 'ECONNRESET')
    await caller.within(() => get(`${url}/hangs-up`).catch(() => 0))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(2))
    expect(caller.spans[1]!.failed).toBe(true)
    expect(caller.spans[1]!.attributes['error.type']).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/)
  })

  test('that is answered in another protocol is an error', async () => {
    const caller = createCaller()
    const port = await startRaw((socket) => socket.end('220 mail ready\r\n'))
    await caller.within(() => get(`http://127.0.0.1:${port}/`).catch(() => 0))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    expect((await caller.measured())[0]!['error_type']).toMatch(/^(HPE_\w+|HTTPParserError)$/)
  })

  test('that the caller cancels is counted, and is no error', async () => {
    const caller = createCaller()
    const { url, asked } = await startRemote()
    await caller.within(async () => {
      const controller = new AbortController()
      const answer = get(`${url}/silent`, { signal: controller.signal }).catch(() => 0)
      await vi.waitFor(() => expect(asked).toHaveLength(1))
      controller.abort()
      return answer
    })
    await expectCancelled(caller)
  })

  test('that the caller cancels with a reason of its own is no error either', async () => {
    const caller = createCaller()
    const { url, asked } = await startRemote()
    await caller.within(async () => {
      const controller = new AbortController()
      const answer = get(`${url}/silent`, { signal: controller.signal }).catch(() => 0)
      await vi.waitFor(() => expect(asked).toHaveLength(1))
      controller.abort(new Error('the user has left'))
      return answer
    })
    await expectCancelled(caller)
  })

  test('that takes longer than its signal allows is an error', async () => {
    const caller = createCaller()
    const { url } = await startRemote()
    await caller.within(() =>
      get(`${url}/silent`, { signal: AbortSignal.timeout(20) }).catch(() => 0),
    )
    await expectFailure(caller, 'timeout')
    expect(caller.spans[0]!.attributes).not.toHaveProperty('http.response.status_code', 200)
  })

  test.each(['/begins-and-resets', '/begins-and-ends'])(
    'whose answer breaks off (%s) is measured by its status, and the break is counted',
    async (path) => {
      const caller = createCaller()
      const { url } = await startRemote()
      await caller.within(() => get(url + path).catch(() => 0))
      await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
      expect(await caller.measured()).toMatchObject([
        { http_response_status_code: '200', count: '1' },
      ])
      expect((await caller.measured())[0]).not.toHaveProperty('error_type')
      const type = caller.spans[0]!.attributes['error.type']
      expect(type).toMatch(/^(ECONNRESET|UND_ERR_SOCKET)$/)
      expect(caller.spans[0]!.failed).toBe(true)
      expect(await caller.broken()).toMatchObject([{ error_type: type, count: '1' }])
    },
  )

  test('that the caller cancels within the answer is measured by its status alone', async () => {
    const caller = createCaller()
    const { url } = await startRemote()
    await caller.within(async () => {
      const controller = new AbortController()
      const answer = get(`${url}/begins`, { signal: controller.signal }).catch(() => 0)
      await vi.waitFor(async () => expect(await caller.measured()).toHaveLength(1))
      controller.abort()
      return answer
    })
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    expect(caller.spans[0]).toMatchObject({
      failed: false,
      attributes: { 'http.response.status_code': 200, 'obs.cancelled': true },
    })
    expect(await caller.broken()).toEqual([])
  })

  test('that is answered with hints first is timed to the answer itself', async () => {
    const caller = createCaller()
    const { url } = await startRemote()
    await caller.within(() => get(`${url}/hints`))
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    expect(await caller.measured()).toMatchObject([
      { http_response_status_code: '200', count: '1' },
    ])
  })

  test('outside a request begins a trace of its own', async () => {
    const caller = createCaller()
    const { url, asked } = await startRemote()
    await get(`${url}/`)
    await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
    const [{ traceId, spanId, parentSpanId }] = caller.spans as [(typeof caller.spans)[0]]
    expect(parentSpanId).toBeNull()
    expect(asked[0]!.headers['traceparent']).toMatch(`00-${traceId}-${spanId}-`)
    expect(asked[0]!.headers).not.toHaveProperty('x-request-id')
    expect(name).toBeTruthy()
  })
})

type Caller = ReturnType<typeof createCaller>

async function expectFailure(caller: Caller, type: string): Promise<void> {
  await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
  const [measured] = await caller.measured()
  expect(measured).toMatchObject({ error_type: type, count: '1' })
  expect(measured).not.toHaveProperty('http_response_status_code')
  expect(caller.spans[0]).toMatchObject({ failed: true, attributes: { 'error.type': type } })
}

async function expectCancelled(caller: Caller): Promise<void> {
  await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
  const [measured] = await caller.measured()
  expect(measured).toMatchObject({ count: '1' })
  expect(measured).not.toHaveProperty('error_type')
  expect(measured).not.toHaveProperty('http_response_status_code')
  expect(caller.spans[0]).toMatchObject({ failed: false, attributes: { 'obs.cancelled': true } })
}
