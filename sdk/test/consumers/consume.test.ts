import { expect, it, vi } from 'vitest'
import { byLabels, startService } from '../dependencies/support/service.ts'

const parent = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' }
const headers = {
  traceparent: `00-${parent.traceId}-${parent.spanId}-01`,
  'x-request-id': 'order-17',
}

it('Without any OpenTelemetry the ids of the sender are known all the same', async () => {
  const { obs } = await startService(() => ({}))
  const handle = obs.consume('orders', () => obs.current())
  expect(await handle({ headers })).toMatchObject({
    traceId: parent.traceId,
    requestId: 'order-17',
  })
  const bytes = Object.entries(headers).map(([key, value]) => [key, Buffer.from(value)])
  const message = { properties: { headers: Object.fromEntries(bytes) as object } }
  expect(await handle(message)).toMatchObject({ traceId: parent.traceId, requestId: 'order-17' })
  expect(obs.current()).toBeUndefined()
})

it('Headers that are none, or hostile, begin a trace of their own', async () => {
  const { obs } = await startService(() => ({}))
  const handle = obs.consume('orders', () => obs.current())
  const long = 'x'.repeat(100_000)
  const bad = { traceparent: long, baggage: long, tracestate: long, 'x-request-id': 'a\nb' }
  for (const message of [null, undefined, 'text', 17, {}, { headers: 7 }, { headers: bad }]) {
    const ids = await handle(message)
    expect(ids?.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(ids?.requestId).toMatch(/^[0-9a-f]{32}$/)
  }
})

it('Arguments, results and errors pass as they are', async () => {
  const { obs } = await startService(() => ({}))
  const failure = { not: 'an error' }
  const handle = obs.consume('jobs', (job: { ok: boolean }, token: string) => {
    if (!job.ok) throw failure
    return `${token} done`
  })
  expect(await handle({ ok: true }, 'a')).toBe('a done')
  await expect(handle({ ok: false }, 'a')).rejects.toBe(failure)
})

it('What is thrown may be anything, and may fail when it is looked at', async () => {
  const { obs, samples } = await startService(() => ({}))
  const opaque = new Proxy(new Error('x'), {
    get() {
      throw new Error('nothing to see')
    },
  })
  const thrown = [undefined, null, 0, 'text', Symbol('s'), new Map(), opaque]
  for (const what of thrown) {
    const handle = obs.consume('jobs', () => {
      throw what
    })
    let caught: unknown = 'nothing'
    await handle({}).catch((error: unknown) => void (caught = error))
    expect(Object.is(caught, what)).toBe(true)
  }
  const all = await samples()
  expect(byLabels(all, 'messaging_process_duration_seconds_count')).toEqual({
    'jobs process Error': thrown.length,
  })
  expect(byLabels(all, 'obs_consumer_active_messages')).toEqual({ jobs: 0 })
})

it('inject and extract are two halves, in and out of a request and of a message', async () => {
  const { obs, url } = await startService((handle) => ({
    '/send': (_req, res) =>
      res.json({ sent: handle.inject({ kind: 'order' }), ...handle.current() }),
  }))
  expect(obs.inject()).toEqual({})
  expect(obs.extract({})).toBeUndefined()
  expect(obs.extract(undefined)).toBeUndefined()
  const answer = await fetch(`${url}/send`, { headers: { traceparent: headers.traceparent } })
  const { sent, spanId, requestId } = (await answer.json()) as Record<string, string> & {
    sent: Record<string, string>
  }
  expect(obs.extract(sent)).toMatchObject({ traceId: parent.traceId, spanId })
  expect(sent).toMatchObject({ kind: 'order', 'x-request-id': requestId })

  const forward = obs.consume('orders', () => ({ next: obs.inject(), ids: obs.current() }))
  const { next, ids } = await forward({ headers: sent })
  expect(obs.extract(next)).toMatchObject({ traceId: parent.traceId, spanId: ids?.spanId })
  expect(next['x-request-id']).toBe(requestId)
})

it('Calls that are made for a message carry the ids on', async () => {
  const { obs, url } = await startService(() => ({ '/echo': (req, res) => res.json(req.headers) }))
  const handle = obs.consume('orders', async () => (await fetch(`${url}/echo`)).json())
  const sent = (await handle({ headers })) as Record<string, string>
  expect(obs.extract(sent)?.traceId).toBe(parent.traceId)
  expect(sent['x-request-id']).toBe('order-17')
})

it('What the application tells of a message may fail without harm to the message', async () => {
  const { obs, samples } = await startService(() => ({}))
  const fail = () => {
    throw new Error('no such field')
  }
  const options = {
    headers: fail,
    id: fail,
    attempt: fail,
    maxAttempts: fail,
    sentAt: fail,
    lag: fail,
  }
  const handle = obs.consume('orders', () => 'done', options)
  expect(await handle({})).toBe('done')
  const all = await samples()
  expect(byLabels(all, 'obs_consumer_lag_messages')).toEqual({ orders: Number.NaN })
  const errors = byLabels(all, 'obs_internal_errors_total')
  expect(errors['reading a message of orders']).toBe(5)
  await vi.waitFor(async () => {
    const later = byLabels(await samples(), 'obs_internal_errors_total')
    expect(later['reading the lag of orders']).toBe(1)
  })
})

it('Messages that the application gives up itself are counted, and many names are bounded', async () => {
  const { obs, samples } = await startService(() => ({}))
  obs.consume('orders', () => {}).deadLettered(3)
  expect(byLabels(await samples(), 'obs_consumer_dead_letters_total')).toEqual({ orders: 3 })
  for (let each = 0; each < 2_100; each += 1) await obs.consume(`queue ${each}`, () => {})({})
  const counts = byLabels(await samples(), 'messaging_process_duration_seconds_count')
  expect(Object.keys(counts).length).toBeLessThan(2_010)
})
