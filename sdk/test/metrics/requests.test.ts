import { describe, expect, it } from 'vitest'
import { RouteTable } from '../../src/request/routes.ts'
import type { Exchange } from '../../src/request/exchange.ts'
import { asOpenMetrics, makeMetrics, samplesOf, valueOf, type Observed } from './support/metrics.ts'
import { ask, serve } from './support/server.ts'

const duration = 'http_server_request_duration_seconds'

async function counts({ metrics }: Observed): Promise<Record<string, number>> {
  const samples = await samplesOf(metrics)
  const counts = samples.filter(({ name }) => name === `${duration}_count`)
  return Object.fromEntries(
    counts.map(({ labels, value }) => [Object.values(labels).join(' '), value]),
  )
}

describe('requests', () => {
  it('are counted by method, route, status and type of error', async () => {
    const observed = makeMetrics()
    const port = await serve(observed.metrics, {
      '/orders': (res) => res.end('[]'),
      '/broken': (res) => res.writeHead(503).end(),
      '/dropped': (res) => res.destroy(),
    })
    for (const path of ['/orders', '/orders', '/broken', '/dropped', '/wp-admin.php', '/.env'])
      await ask(port, path)
    await ask(port, '/orders', 'HEAD')
    await ask(port, '/orders', 'PROPFIND')

    expect(await counts(observed)).toEqual({
      'GET /orders 200': 2,
      'GET /broken 503 503': 1,
      'GET /dropped server_aborted': 1,
      'GET <unmatched> 404': 2,
      'HEAD /orders 200': 1,
      '_OTHER /orders 200': 1,
    })
  })

  it('have their true duration', async () => {
    const observed = makeMetrics()
    const port = await serve(observed.metrics, {
      '/slow': (res) => void setTimeout(() => res.end(), 60),
    })
    await ask(port, '/slow')

    const samples = await samplesOf(observed.metrics)
    expect(valueOf(samples, `${duration}_sum`)).toBeGreaterThan(0.055)
    expect(valueOf(samples, `${duration}_bucket`, { le: '0.05' })).toBe(0)
  })

  it('in progress are shown, and none remain', async () => {
    const observed = makeMetrics()
    const active = async () =>
      valueOf(await samplesOf(observed.metrics), 'http_server_active_requests', {
        http_request_method: 'GET',
      })
    const open: (() => void)[] = []
    const port = await serve(observed.metrics, {
      '/wait': (res) => {
        open.push(() => res.end())
        if (open.length === 3) reached()
      },
    })
    let reached = (): void => {}
    const all = new Promise<void>((resolve) => (reached = resolve))
    const asked = [1, 2, 3].map(() => ask(port, '/wait'))
    await all

    expect(await active()).toBe(3)
    for (const answer of open) answer()
    await Promise.all(asked)
    expect(await active()).toBe(0)
  })
})

function exchangeOn(routes: RouteTable, label: string, ids: Partial<Exchange> = {}): Exchange {
  const traceId = '0af7651916cd43dd8448eb211c80319c'
  const route = label === '' ? routes.unmatched : routes.get(label)
  return { route, method: 'GET', traceId, spanId: 'b7ad6b7169203331', ...ids } as Exchange
}

const ended = { status: 200, durationSeconds: 0.2, endedAt: 0, errorType: '', failed: false }

describe('an exemplar', () => {
  it('stands in OpenMetrics only, on its bucket, and only for a trace that is kept', async () => {
    const kept = '4bf92f3577b34da6a3ce929d0e0e4736'
    const observed = makeMetrics({ isKept: ({ traceId }) => traceId === kept })
    const { metrics } = observed
    const routes = new RouteTable([])
    metrics.requestMetrics.completed(exchangeOn(routes, '/a', { traceId: kept }), ended)
    metrics.requestMetrics.completed(exchangeOn(routes, '/a'), ended)
    metrics.requestMetrics.completed(exchangeOn(routes, '/a'), { ...ended, durationSeconds: 99 })

    const withExemplar = (await samplesOf(metrics, asOpenMetrics)).filter(
      ({ exemplar }) => exemplar !== '',
    )
    expect(withExemplar.map(({ name, labels }) => `${name} ${labels['le']}`)).toEqual([
      `${duration}_bucket 0.2`,
    ])
    expect(withExemplar[0]?.exemplar).toMatch(
      new RegExp(`^\\{trace_id="${kept}",span_id="b7ad6b7169203331"\\} 0.2 \\d{10}(\\.\\d{1,3})?$`),
    )
    const inText = await samplesOf(metrics)
    expect(inText.every(({ exemplar }) => exemplar === '')).toBe(true)
  })
})

describe('names that come from outside', () => {
  it('of errors are few, and the aborts are always told apart', async () => {
    const observed = makeMetrics()
    const { requestMetrics } = observed.metrics
    const exchange = exchangeOn(new RouteTable([]), '/a')
    for (let n = 0; n < 10_000; n += 1)
      requestMetrics.completed(exchange, { ...ended, status: 500, errorType: `Error${n}` })
    requestMetrics.completed(exchange, { ...ended, status: 0, errorType: 'client_aborted' })

    const counted = await counts(observed)
    expect(Object.keys(counted)).toHaveLength(100)
    expect(counted['GET /a 500 _OTHER']).toBe(10_000 - 98)
    expect(counted['GET /a client_aborted']).toBe(1)
  })

  it('of routes and statuses fold into series that are as good or bad as before', async () => {
    const observed = makeMetrics()
    const { requestMetrics } = observed.metrics
    const routes = new RouteTable([])
    const outcomes = [
      { ...ended },
      { ...ended, status: 503, errorType: '503' },
      { ...ended, status: 0, errorType: 'server_aborted' },
    ]
    for (let n = 0; n < 2_000; n += 1)
      for (let status = 201; status < 206; status += 1)
        requestMetrics.completed(exchangeOn(routes, `/r${n}`), { ...ended, status })
    for (const outcome of outcomes)
      for (const label of ['/r1', '/r2', '/r3', ''])
        requestMetrics.completed(exchangeOn(routes, label), outcome)

    const folded = Object.entries(await counts(observed)).filter(([key]) => !/ 20\d$/.test(key))
    expect(Object.fromEntries(folded)).toEqual({
      'GET _OTHER 2xx': 3,
      'GET <unmatched> 2xx': 1,
      'GET _OTHER 5xx _OTHER': 3,
      'GET <unmatched> 5xx _OTHER': 1,
      'GET _OTHER server_aborted': 3,
      'GET <unmatched> server_aborted': 1,
    })
  })
})
