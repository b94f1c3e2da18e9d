import { once } from 'node:events'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ObserveOptions } from '../../src/index.ts'
import { frameworks, type Framework } from '../frameworks/index.ts'
import { eventually, scrape } from '../frameworks/scrape.ts'
import { listen } from '../support/listen.ts'

interface Answer {
  readonly status: number
  readonly body: {
    readonly status: string
    readonly reason?: string | null
    readonly checks?: Record<string, { ok: boolean; reason: string | null }>
  }
}

describe.each(frameworks)('$name', (framework) => {
  test('is alive, started and ready where nothing says otherwise', async () => {
    const { get } = await start(framework, {})
    for (const path of ['/livez', '/startupz', '/readyz']) {
      expect(await get(path)).toEqual({ status: 200, body: { status: 'ok' } })
    }
  })

  test('answers HEAD without a body, and leaves other methods to the application', async () => {
    const { url } = await start(framework, {})
    const head = await fetch(`${url}/readyz`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await fetch(`${url}/readyz`, { method: 'POST' })).status).toBe(404)
  })

  test('is not ready while a check rejects, throws, says false or does not answer', async () => {
    const { get } = await start(framework, {
      health: {
        rejects: async () => {
          throw new Error('connection refused')
        },
        throws: () => {
          throw new Error('at once')
        },
        denies: () => false,
        hangs: { check: () => new Promise(() => {}), timeoutMs: 50 },
        answers: async () => 'well',
      },
    })
    const { status, body } = await get('/readyz?verbose')
    expect(status).toBe(503)
    expect(body.checks).toMatchObject({
      rejects: { ok: false, reason: 'connection refused' },
      throws: { ok: false, reason: 'at once' },
      denies: { ok: false, reason: 'it says no' },
      hangs: { ok: false, reason: 'no answer within 50 ms' },
      answers: { ok: true, reason: null },
    })
    expect((await get('/livez')).status).toBe(200)
  })

  test('tells no details to whoever comes through a proxy, and no secrets to anybody', async () => {
    const { url, get } = await start(framework, {
      health: {
        database: () => {
          throw new Error('cannot connect to postgres://shop:hunter2@db/orders')
        },
      },
    })
    for (const header of ['x-forwarded-for', 'forwarded', 'via']) {
      const outside = await fetch(`${url}/readyz?verbose`, { headers: { [header]: 'for=1.2.3.4' } })
      expect(await outside.json()).toEqual({ status: 'unavailable' })
    }
    const { body } = await get('/readyz?verbose')
    expect(body.checks?.['database']?.reason).toContain('cannot connect')
    expect(JSON.stringify(body)).not.toContain('hunter2')
  })

  test('is neither started nor ready before its start is over', async () => {
    const { get, app } = await start(framework, {})
    let finish = () => {}
    app.obs.health.starting('cache', new Promise<void>((resolve) => (finish = resolve)))
    expect(await get('/startupz?verbose')).toMatchObject({
      status: 503,
      body: { reason: 'starting: cache (running)' },
    })
    expect((await get('/readyz')).status).toBe(503)
    expect((await get('/livez')).status).toBe(200)
    finish()
    await eventually(
      () => get('/startupz'),
      ({ status }) => status === 200,
    )
    expect((await get('/readyz')).status).toBe(200)
  })

  test('has results of checks as series', async () => {
    let well = true
    const { get, app } = await start(framework, {
      health: { database: { check: () => well, cacheMs: 1 } },
    })
    await get('/readyz')
    expect(await scrape(app)).toContain('obs_health_check_up{check="database"} 1')
    well = false
    await sleep(5)
    await get('/readyz')
    const text = await scrape(app)
    expect(text).toContain('obs_health_check_up{check="database"} 0')
    expect(text).toMatch(/obs_health_check_failures_total\{check="database"\} [1-9]/)
    expect(text).toMatch(/obs_health_check_duration_seconds_count\{check="database"\} [2-9]/)
  })
})

const [express] = frameworks as [Framework]

describe('a check', () => {
  test('is asked once, however many ask, and its answer stands for a while', async () => {
    let asked = 0
    const { get } = await start(express, {
      health: { database: { check: () => (asked += 1), cacheMs: 60_000 } },
    })
    await Promise.all(Array.from({ length: 20 }, () => get('/readyz')))
    await get('/readyz')
    expect(asked).toBe(1)
  })

  test('has all the time that it is given, also more than a timer can wait', async () => {
    const { get } = await start(express, {
      health: { database: { check: () => sleep(20), timeoutMs: Infinity } },
    })
    expect(await get('/readyz')).toEqual({ status: 200, body: { status: 'ok' } })
  })

  test('that never comes back is asked more and more rarely, and recovers', async () => {
    let asked = 0
    let hang = true
    const check = () => {
      asked += 1
      return hang ? new Promise(() => {}) : true
    }
    const { get } = await start(express, {
      health: { database: { check, timeoutMs: 20, cacheMs: 1 } },
    })
    for (const end = performance.now() + 400; performance.now() < end;) {
      expect((await get('/readyz')).status).toBe(503)
    }
    // Doubling from 40 ms: 0, 60, 160, 340. Without it there would be one every 21 ms.
    expect(asked).toBeLessThanOrEqual(5)
    hang = false
    const recovered = await eventually(
      () => get('/readyz'),
      ({ status }) => status === 200,
    )
    expect(recovered.status).toBe(200)
  })

  test('is told when its time is up', async () => {
    let told: AbortSignal | undefined
    const check = (signal: AbortSignal) => {
      told = signal
      return new Promise(() => {})
    }
    const { get } = await start(express, { health: { database: { check, timeoutMs: 20 } } })
    await get('/readyz')
    expect(told?.aborted).toBe(true)
  })

  test('that flaps is only taken for failed after as many failures as it was told', async () => {
    const answers = [true, false, true, false, false]
    const statuses: number[] = []
    const check = () => answers[statuses.length]
    const { get } = await start(express, { health: { flaps: { check, cacheMs: 1, failAfter: 2 } } })
    for (const _ of answers) {
      statuses.push((await get('/readyz')).status)
      await sleep(3)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 503])
  })
})

describe('declared dependencies', () => {
  test('are checked by the path that they declare, or by whether they take a connection', async () => {
    const healthy = await listen((req, res) => {
      res.writeHead(req.url === '/base/health' ? 200 : 404).end()
    })
    const ailing = await listen((_req, res) => res.writeHead(503).end('down'))
    const tcp = createTcpServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(tcp, 'listening')
    onTestFinished(() => void tcp.close())
    const { port } = tcp.address() as AddressInfo
    const dependencies = {
      healthy: { url: `http://127.0.0.1:${healthy}/base`, health: '/health' },
      ailing: { url: `http://127.0.0.1:${ailing}`, health: '/health' },
      speaks: { url: `http://127.0.0.1:${port}` },
      gone: { url: 'http://127.0.0.1:1' },
    }
    const { get, app } = await start(express, {
      service: { name: 'shop', dependencies },
      health: { dependencies: true },
    })
    const { status, body } = await get('/readyz?verbose')
    expect(status).toBe(503)
    expect(body.checks).toMatchObject({
      healthy: { ok: true },
      ailing: { ok: false, reason: 'it answered 503' },
      speaks: { ok: true },
      gone: { ok: false, reason: expect.stringContaining('ECONNREFUSED') },
    })
    // Probes are no traffic of the service's.
    expect(await scrape(app)).not.toMatch(/http_client_request_duration_seconds_count\{/)
  })
})

describe('the event loop', () => {
  test('that is held up fails liveness until it comes through again', async () => {
    const { url, get } = await start(express, { liveness: { blockedMs: 2_500 } })
    expect((await get('/livez')).status).toBe(200)
    const asked = fetch(`${url}/livez?verbose`)
    await sleep(1_100)
    const held = fetch(`${url}/livez?verbose`)
    block(3_500)
    expect((await asked).status).toBe(200)
    const answer = await held
    expect([answer.status, await answer.json()]).toMatchObject([
      503,
      { reason: expect.stringMatching(/the event loop has been held up for \d+ ms/) },
    ])
    const later = await eventually(
      () => get('/livez'),
      ({ status }) => status === 200,
    )
    expect(later.status).toBe(200)
  })
})

async function start(framework: Framework, options: ObserveOptions) {
  const app = await framework.start({ logger: false, shutdown: false, ...options })
  onTestFinished(() => app.close())
  const get = async (path: string): Promise<Answer> => {
    const response = await fetch(app.url + path)
    return { status: response.status, body: (await response.json()) as Answer['body'] }
  }
  return { app, url: app.url, get }
}

function block(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}
