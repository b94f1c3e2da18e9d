import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { startRemote } from './support/remote.ts'
import { createCaller } from './support/service.ts'

test('an answer that is never read is measured when its headers are there', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  const { result } = await caller.within(() => fetch(`${url}/begins`))
  expect(result.status).toBe(200)
  expect(await caller.measured()).toMatchObject([{ http_response_status_code: '200', count: '1' }])
  caller.close()
  expect(caller.spans[0]).toMatchObject({ failed: false, attributes: { 'obs.end_unseen': true } })
})

test('each hop of a redirect is a call of its own', async () => {
  const caller = createCaller()
  const { url, asked } = await startRemote({
    '/old': (_, res) => res.writeHead(302, { location: '/new' }).end(),
  })
  const { exchange } = await caller.within(async () => (await fetch(`${url}/old`)).text())
  await vi.waitFor(() => expect(caller.spans).toHaveLength(2))
  expect(await caller.measured()).toMatchObject([
    { http_response_status_code: '302' },
    { http_response_status_code: '200' },
  ])
  const parents = asked.map(({ headers }) => String(headers['traceparent']).split('-'))
  expect(parents.map(([, traceId]) => traceId)).toEqual([exchange.traceId, exchange.traceId])
  expect(parents.map(([, , spanId]) => spanId)).toEqual(caller.spans.map(({ spanId }) => spanId))
})

test('a body that is cancelled is no error', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  await caller.within(async () => (await fetch(`${url}/begins`)).body?.cancel())
  await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
  expect(caller.spans[0]).toMatchObject({ failed: false })
  expect(await caller.broken()).toEqual([])
})

test('a WebSocket is a call that is answered with 101', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  await caller.within(async () => {
    const socket = new WebSocket(url.replace('http', 'ws'))
    await once(socket, 'error')
  })
  await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
  expect(await caller.measured()).toMatchObject([{ http_response_status_code: '101', count: '1' }])
})

test('many calls at once are each below their own request', async () => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  const done = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      caller.within(async () => (await fetch(`${url}/${index}`)).text()),
    ),
  )
  await vi.waitFor(() => expect(caller.spans).toHaveLength(20))
  for (const [index, { exchange }] of done.entries()) {
    const request = asked.find((request) => request.url === `/${index}`)
    expect(request?.headers['traceparent']).toContain(exchange.traceId)
    expect(request?.headers['x-request-id']).toBe(exchange.requestId)
  }
})
