import { channel } from 'node:diagnostics_channel'
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { expect, test, vi } from 'vitest'
import { scopes } from '../../src/request/scope.ts'
import { ask, clients } from './support/clients.ts'
import { startRemote } from './support/remote.ts'
import { asNobody, createCaller } from './support/service.ts'

const channels = [
  'http.client.request.created',
  'http.client.response.finish',
  'http.client.request.error',
  'undici:request:create',
  'undici:request:headers',
  'undici:request:trailers',
  'undici:request:error',
]

const heard = () => channels.filter((name) => channel(name).hasSubscribers)

test('nothing is listened to before the first service and after the last', () => {
  expect(heard()).toEqual([])
  const first = createCaller()
  const second = createCaller()
  expect(heard()).toEqual(channels)
  first.close()
  expect(heard()).toEqual(channels)
  second.close()
  expect(heard()).toEqual([])
})

test.each(clients)(
  'a call with $name is the service`s whose request is in progress',
  async ({ get }) => {
    const first = createCaller()
    const second = createCaller()
    const { url } = await startRemote()
    await second.within(() => get(`${url}/second`))
    await get(`${url}/nobody`)
    await vi.waitFor(() =>
      expect([first.spans, second.spans].map(({ length }) => length)).toEqual([1, 1]),
    )
    expect(second.spans[0]!.attributes['url.full']).toBe(`${url}/second`)
    expect(first.spans[0]!.attributes['url.full']).toBe(`${url}/nobody`)
  },
)

test.each(clients)('calls of our own with $name are not observed', async ({ get }) => {
  const caller = createCaller()
  const { url, asked } = await startRemote()
  await asNobody(() => get(url))
  expect(await caller.measured()).toEqual([])
  expect(asked[0]!.headers).not.toHaveProperty('traceparent')
})

test('calls of an exporter of OpenTelemetry`s are not observed', async () => {
  const caller = createCaller()
  const { url } = await startRemote()
  const { ROOT_CONTEXT } = await import('@opentelemetry/api')
  const { suppressTracing } = await import('@opentelemetry/core')
  const scope = { exchange: null, context: suppressTracing(ROOT_CONTEXT) }
  await scopes.run(scope, () => ask(url))
  expect(await caller.measured()).toEqual([])
})

test('calls whose end is never seen are given up, the oldest first', async () => {
  const caller = createCaller({ limits: { calls: 3, ageMs: 60_000, sweepMs: 60_000 } })
  const { url } = await startRemote()
  const open = Array.from({ length: 5 }, async (_, index) => {
    await once(request(`${url}/begins?${index}`).end(), 'response')
  })
  await Promise.all(open)
  expect(caller.spans.map(({ attributes }) => attributes['obs.end_unseen'])).toEqual([true, true])
  expect(await caller.measured()).toMatchObject([{ count: '5' }])
})

test('calls that grow too old are given up, and still measured when they are answered', async () => {
  const caller = createCaller({ limits: { calls: 100, ageMs: 1, sweepMs: 5 } })
  const gate = Promise.withResolvers<void>()
  const { url } = await startRemote({
    '/slow': (_, res) => void gate.promise.then(() => res.end('at last')),
  })
  const answer = once(request(`${url}/slow`).end(), 'response')
  await vi.waitFor(() => expect(caller.spans).toHaveLength(1))
  expect(await caller.measured()).toEqual([])
  gate.resolve()
  const [response] = (await answer) as [IncomingMessage]
  response.resume()
  await once(response, 'close')
  expect(await caller.measured()).toMatchObject([{ http_response_status_code: '200', count: '1' }])
  expect(caller.spans).toHaveLength(1)
})

test('hosts that name nothing are told back', () => {
  const caller = createCaller({ propagateTo: ['ok.example.com', 'https://wrong.example.com'] })
  expect(caller.ignored).toEqual(['https://wrong.example.com'])
})
