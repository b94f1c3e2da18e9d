import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { obs } from '../support/obs.ts'
import { project } from '../support/project.ts'

const minutes = 60_000

const orders = {
  name: 'orders',
  traffic: { lowPerSecond: 4 },
  objectives: { availability: 0.999, latency: { ratio: 0.95, underMs: 200 } },
}

const availability = { share: 0.1, objectives: { availability: 0.99 } }
const oddRoutes = {
  'GET /{{braces}}/$HOME|`é`': availability,
  "GET /it's/:id": availability,
  'GET /a"b\\c': availability,
  'GET /:id(\\d+)': availability,
  'GET /files/*': availability,
}

async function serve(text: string): Promise<string> {
  const server = createServer((_req, res) => res.end(text)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`
}

describe('obs alerts table', () => {
  it('says for each objective what is noticed when, for scripts too', async () => {
    const cwd = project({ 'obs.service.json': orders })
    const said = await obs(['alerts', 'table', '--json'], { cwd })
    const { objectives } = JSON.parse(said.out) as {
      objectives: { id: string; detection: { badFraction: number; pageSeconds: number }[] }[]
    }
    expect(objectives.map(({ id }) => id)).toEqual(['orders/availability', 'orders/latency-p95'])
    const five = objectives[0]?.detection.find(({ badFraction }) => badFraction === 0.05)
    expect(five?.pageSeconds).toBeLessThanOrEqual(540)
  })

  it('warns where a default wish gave way', async () => {
    const cwd = project({ 'obs.service.json': { ...orders, traffic: { lowPerSecond: 0.1 } } })
    const said = await obs(['alerts', 'table'], { cwd })
    expect(said.code).toBe(0)
    expect(said.err).toContain('so the alert notices 22 % bad within 10 minutes')
  })
})

describe('obs alerts check', { timeout: 20 * minutes }, () => {
  it('has promtool and amtool read what is generated', async () => {
    const cwd = project({ 'obs.service.json': orders })
    const said = await obs(['alerts', 'check'], { cwd, env: process.env })
    expect(said.out).toMatch(/ok .*promtool/)
    expect(said.out).toMatch(/ok .*amtool/)
    expect(said.code).toBe(0)
  })

  it('has them read what follows from names with signs of theirs in them', async () => {
    const cwd = project({
      'obs.service.json': { ...orders, name: 'shop.orders-v2', routes: oddRoutes },
    })
    const said = await obs(['alerts', 'check'], { cwd, env: process.env })
    expect(said.out).not.toContain('wrong')
    expect(said.code).toBe(0)
  })

  it('misses in a live service the bucket of a target', async () => {
    const cwd = project({ 'obs.service.json': orders })
    const series = (name: string, le = '') =>
      `${name}{http_request_method="GET",http_route="/",http_response_status_code="200"${le}} 1\n`
    const name = 'http_server_request_duration_seconds'
    const url = await serve(series(`${name}_count`) + series(`${name}_bucket`, ',le="0.25"'))
    const said = await obs(['alerts', 'check', '--metrics-url', url], { cwd, env: process.env })
    expect(said.code).toBe(1)
    expect(said.out).toContain('no bucket ends at 0.2 s')
  })

  it('says that a service does not answer', async () => {
    const cwd = project({ 'obs.service.json': orders })
    const url = 'http://127.0.0.1:9/metrics'
    const said = await obs(['alerts', 'check', '--metrics-url', url], { cwd, env: process.env })
    expect(said.code).toBe(4)
  })
})

describe('obs alerts check, of whatever answers', { timeout: 20 * minutes }, () => {
  const check = async (flag: string, text: string) => {
    const cwd = project({ 'obs.service.json': orders })
    const url = await serve(text)
    return obs(['alerts', 'check', flag, url], { cwd, env: process.env })
  }

  it.each([
    '<html>Sign in</html>',
    'null',
    '{}',
    '{"status":"success","data":[]}',
    '{"status":"success","data":{"storageRetention":5}}',
    '{"status":"success","data":{"activeTargets":[{}],"groups":[{}]}}',
  ])('tells from a Prometheus what answers %s', async (text) => {
    const said = await check('--prometheus', text)
    expect(said.err).toContain('does not answer as Prometheus does')
    expect(said.code).toBe(4)
  })

  it('tells a page from metrics, and does not judge the beginning of something endless', async () => {
    const page = await check('--metrics-url', '<html>Sign in</html>')
    expect(page.err).toContain('does not answer with metrics')
    const huge = await check('--metrics-url', 'a_metric 1\n'.repeat(1_000_000))
    expect(huge.err).toContain('answers more than can be read')
    expect([page.code, huge.code]).toEqual([4, 4])
  })
})

describe('obs alerts test', { timeout: 20 * minutes }, () => {
  it('proves with promtool every objective and every alert, and that each mistake turns a proof red', async () => {
    const cwd = project({
      'obs.service.json': {
        ...orders,
        objectives: { availability: 0.999, latency: { ratio: 0.95, underMs: 1000 } },
        routes: {
          'POST /orders': { share: 0.5, objectives: { latency: { ratio: 0.99, underMs: 500 } } },
        },
        dependencies: { payments: { url: 'http://payments:8080' } },
        alerts: {
          receivers: { oncall: { webhook: { url: 'http://localhost/' } } },
          escalation: 'oncall',
        },
        // The shortest in which no tier is left out.
        prometheus: { identity: ['cluster'], periodDays: 12 },
      },
    })
    const said = await obs(['alerts', 'test', '--mutations'], { cwd, env: process.env })
    const proven = ['availability', 'latency-p95', 'latency-p99/POST /orders'].map(
      (objective) => `orders/${objective}`,
    )
    expect(
      said.out
        .replaceAll(/\d+ (proofs|mistakes)/g, '$1')
        .trimEnd()
        .split('\n'),
    ).toEqual(
      [...proven, 'orders'].map((id) => `${id}: proofs hold, and each of mistakes turns one red`),
    )
    expect(said.code).toBe(0)
  })
})
