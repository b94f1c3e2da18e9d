import { connect } from 'node:net'
import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually, requestCounts, scrape } from '../frameworks/scrape.ts'
import { frameworks, type Framework, type RunningApp } from '../frameworks/index.ts'

const service = { name: 'shop' }
const json = { 'content-type': 'application/json' }

interface Case {
  readonly request: readonly [method: string, path: string, init?: RequestInit]
  readonly counted: string
}

/** What every framework can express, and how it must be counted in each. */
const cases: readonly Case[] = [
  { request: ['GET', '/users/7'], counted: 'GET /users/:id 200' },
  { request: ['GET', '/users/8?token=x#y'], counted: 'GET /users/:id 200' },
  { request: ['HEAD', '/users/7'], counted: 'HEAD /users/:id 200' },
  { request: ['GET', '/api/v2/orders'], counted: 'GET /api/:version/orders 200' },
  { request: ['GET', '/api/v2/orders/9'], counted: 'GET /api/:version/orders/:id 200' },
  {
    request: ['GET', '/api/v2/orders/9/lines/3'],
    counted: 'GET /api/:version/orders/:id/lines/:line 200',
  },
  { request: ['GET', '/legacy/orders/9'], counted: 'GET /legacy/orders/:id 200' },
  {
    request: ['GET', '/legacy/orders/9/lines/3'],
    counted: 'GET /legacy/orders/:id/lines/:line 200',
  },
  { request: ['GET', '/admin/stats/monday'], counted: 'GET /admin/stats/:day 200' },
  { request: ['GET', '/files'], counted: 'GET /files/:name? 200' },
  { request: ['GET', '/files/a.txt'], counted: 'GET /files/:name? 200' },
  { request: ['GET', '/assets/css/site.css'], counted: 'GET /assets/* 200' },
  { request: ['GET', '/items/12'], counted: 'GET /items/:id 200' },
  { request: ['GET', '/alpha'], counted: 'GET /alpha 200' },
  { request: ['GET', '/beta/1'], counted: 'GET /beta/:x 200' },
  { request: ['OPTIONS', '/cors'], counted: 'OPTIONS /cors 204' },
  { request: ['GET', '/guarded/1'], counted: 'GET /guarded/:id 401' },
  {
    request: ['GET', '/guarded/1', { headers: { authorization: 'x' } }],
    counted: 'GET /guarded/:id 200',
  },
  { request: ['POST', '/orders', { headers: json, body: '{"a":1}' }], counted: 'POST /orders 201' },
  { request: ['POST', '/orders', { headers: json, body: '{"a":' }], counted: 'POST /orders 400' },
  {
    request: ['POST', '/orders', { headers: json, body: `"${'x'.repeat(2_000)}"` }],
    counted: 'POST /orders 413',
  },
  { request: ['GET', '/throws'], counted: 'GET /throws 500 TypeError' },
  { request: ['GET', '/rejects'], counted: 'GET /rejects 500 RangeError' },
  { request: ['GET', '/conflict'], counted: 'GET /conflict 409' },
  { request: ['GET', '/overload'], counted: 'GET /overload 503 Overload' },
  { request: ['GET', '/unavailable'], counted: 'GET /unavailable 503 503' },
  { request: ['GET', '/stream'], counted: 'GET /stream 200' },
  { request: ['GET', '/wp-admin.php'], counted: 'GET <unmatched> 404' },
  { request: ['GET', '/users/7/nothing'], counted: 'GET <unmatched> 404' },
  { request: ['PUT', '/users/7'], counted: 'PUT <unmatched> 404' },
  { request: ['PROPFIND', '/users/7'], counted: '_OTHER <unmatched> 404' },
  { request: ['GET', '/users/%zz'], counted: 'GET <unmatched> 400' },
  { request: ['GET', '/drop'], counted: 'GET /drop  server_aborted' },
  { request: ['GET', '/partial'], counted: 'GET /partial  server_aborted' },
]

const running: RunningApp[] = []

async function start(framework: Framework, order: 'before' | 'after' = 'before') {
  const app = await framework.start({ service, logger: false, ignore: ['/healthz'] }, order)
  running.push(app)
  return app
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.close()))
})

async function request({ url }: RunningApp, [method, path, init]: Case['request']) {
  try {
    const response = await fetch(url + path, { ...init, method })
    await response.arrayBuffer()
  } catch {
    // A connection that the server cuts is one of the cases.
  }
}

const total = (counts: Record<string, number>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

describe.each(frameworks)('requests to $name', (framework) => {
  it.each(['before', 'after'] as const)(
    'are counted under the same labels as everywhere, when observed %s its routes',
    async (order) => {
      const app = await start(framework, order)
      for (const each of cases) await request(app, each.request)

      const counts = await eventually(
        () => requestCounts(app),
        (all) => total(all) >= cases.length,
      )

      const expected: Record<string, number> = {}
      for (const { counted } of cases) expected[counted] = (expected[counted] ?? 0) + 1
      expect(counts).toEqual(expected)
    },
  )

  it('are not counted where they are probes, scrapes or ignored', async () => {
    const app = await start(framework)
    for (const path of ['/healthz', '/metrics', '/livez', '/readyz', '/startupz']) {
      expect((await fetch(app.url + path)).status).toBe(200)
    }
    expect(await requestCounts(app)).toEqual({})
  })

  it('are counted as given up by the client when it goes away', async () => {
    const app = await start(framework)
    await expect(fetch(`${app.url}/hang`, { signal: AbortSignal.timeout(50) })).rejects.toThrow()

    const counts = await eventually(
      () => requestCounts(app),
      (all) => total(all) === 1,
    )
    expect(counts).toEqual({ 'GET /hang  client_aborted': 1 })
  })

  it('are counted as given up by the client when it resets the connection', async () => {
    const app = await start(framework)
    const socket = connect(app.port, '127.0.0.1')
    socket.write('GET /hang HTTP/1.1\r\nHost: x\r\n\r\n')
    await eventually(
      () => scrape(app),
      (text) => /active_requests\{.*"GET".*\} 1/.test(text),
    )
    socket.resetAndDestroy()

    const counts = await eventually(
      () => requestCounts(app),
      (all) => total(all) === 1,
    )
    expect(counts).toEqual({ 'GET /hang  client_aborted': 1 })
  })

  it('are counted as given up by the client when what it sends is no HTTP', async () => {
    const app = await start(framework)
    const socket = connect(app.port, '127.0.0.1')
    socket.write('GET /hang HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n')
    socket.resume()

    const counts = await eventually(
      () => requestCounts(app),
      (all) => total(all) === 1,
    )
    expect(counts).toEqual({ 'GET /hang  client_aborted': 1 })
  })

  it('are counted one by one when they are pipelined on one connection', async () => {
    const app = await start(framework)
    const socket = connect(app.port, '127.0.0.1')
    socket.write('GET /users/1 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3))
    socket.resume()

    const counts = await eventually(
      () => requestCounts(app),
      (all) => total(all) === 3,
    )
    socket.destroy()
    expect(counts).toEqual({ 'GET /users/:id 200': 3 })
  })

  it('have their true duration when the answer is streamed', async () => {
    const app = await start(framework)
    await (await fetch(`${app.url}/stream`)).text()
    const sum = await eventually(
      async () => /duration_seconds_sum\{[^}]*stream[^}]*\} (\S+)/.exec(await scrape(app))?.[1],
      (found) => found !== undefined,
    )
    // Two pauses of 20 ms lie between the pieces.
    expect(Number(sum)).toBeGreaterThan(0.038)
  })

  it('are in progress until they are answered, and no longer', async () => {
    const app = await start(framework)
    const socket = connect(app.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write('GET /hang HTTP/1.1\r\nHost: x\r\n\r\n')
    const active = (text: string) =>
      Number(/^http_server_active_requests\{http_request_method="GET"\} (\d+)/m.exec(text)?.[1])

    expect(
      active(
        await eventually(
          () => scrape(app),
          (text) => active(text) === 1,
        ),
      ),
    ).toBe(1)
    socket.destroy()
    expect(
      active(
        await eventually(
          () => scrape(app),
          (text) => active(text) === 0,
        ),
      ),
    ).toBe(0)
  })
})
