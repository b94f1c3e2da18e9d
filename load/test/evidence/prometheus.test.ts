import { once } from 'node:events'
import { createServer } from 'node:http'
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { resolveService } from '@obs-toolkit/sdk/service'
import { freePort } from '../../../alerts/test/live/process.ts'
import { askPrometheus, recordedReleases } from '../../src/evidence/prometheus/query.ts'
import { now, prometheusWith } from './history.ts'

const { service } = resolveService({ name: 'orders' })
const asked = {
  service,
  before: new Date((now - 360) * 1000),
  from: new Date((now - 300) * 1000),
  to: new Date(now * 1000),
  signal: new AbortController().signal,
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

describe('what Prometheus recorded', { timeout: 120_000 }, () => {
  it('is requests, times, saturation, versions, restarts, and the peak that no test of ours makes', async () => {
    const url = await prometheusWith(8)
    const evidence = await askPrometheus({ ...asked, url })
    expect(evidence).toMatchObject({ problem: null, restarts: 1 })
    // Five minutes of 50 good and one bad; whoever gave up is not counted, what the server gave up is.
    expect(evidence.routes).toEqual({
      'GET /a': { requests: 15_300, failed: 300, p50: 62.5, p95: 183.3, p99: 350 },
      'POST /b': { requests: 150, failed: 150, p50: null, p95: null, p99: null },
    })
    expect(evidence.all).toEqual({ requests: 15_450, failed: 450, p50: 62.5, p95: 183.3, p99: 350 })
    expect(evidence.instances).toEqual([{ name: 'one:1', requests: 15_450 }])
    expect(evidence.releases).toEqual({
      before: [['1.4.1']],
      during: [['1.4.1'], ['1.4.2']],
    })
    expect(evidence.dependencies).toEqual({
      payments: { count: 3_000, failed: 300, seconds: 1_200, buckets: { 0.2: 900, '+Inf': 2_700 } },
    })
    expect(evidence.saturation).toEqual({
      eventLoopDelay: 0.02,
      cpuShare: 0.7,
      gcShare: 0.02,
      heapShare: 0.6,
      pools: { main: { max: 8, mostUsed: 8, mostWaiting: 3, waited: 1 } },
    })
    expect(evidence.peak!.perSecond).toBeCloseTo(200, 0)
    expect(evidence.peak!.days).toBeCloseTo(8, 0)
    expect(Math.abs(evidence.clockOffset!)).toBeLessThan(1)
    const running = await recordedReleases({ url, service }, asked.signal)
    expect(running).toContainEqual(['1.4.2'])
  })

  it('is nothing, with the reason, where it cannot be asked', async () => {
    const url = `http://127.0.0.1:${await freePort()}`
    const evidence = await askPrometheus({ ...asked, url })
    expect(evidence).toMatchObject({ all: null, routes: null, restarts: null, peak: null })
    expect(evidence.problem).toMatch(
      /^requests: .*ECONNREFUSED.*, and 7 more questions were in vain$/,
    )
  })

  it('keeps what was answered where a question was not', async () => {
    const url = await listen((request, response) => {
      const query = new URL(request.url!, 'http://x').searchParams.get('query')!
      if (query.includes('histogram_quantile')) {
        response
          .writeHead(422)
          .end('{"status":"error","error":"query processing would load too many samples"}')
      } else response.end('{"data":{"result":[{"metric":{},"value":[0,"3"]}]}}')
    })
    const evidence = await askPrometheus({ ...asked, url })
    expect(evidence).toMatchObject({ all: null, routes: null, restarts: 3 })
    expect(evidence.saturation).toMatchObject({ cpuShare: 3 })
    expect(evidence.problem).toMatch(
      /^requests.*: Prometheus answered 422: query processing .*, and 1 more question was in vain$/,
    )
  })

  it('says that it has nothing of the service, which would look like a service without traffic', async () => {
    const url = await listen((_request, response) => response.end('{"data":{"result":[]}}'))
    const { problem, routes } = await askPrometheus({ ...asked, url })
    expect(routes).toEqual({})
    expect(problem).toContain('it has no requests of the measured phase')
  })

  it('shows what it was given to be let in, and writes it nowhere', async () => {
    const url = await listen(({ headers }, response) =>
      headers.authorization === 'Bearer canary-4711'
        ? response.end('{"data":{"result":[]}}')
        : response.writeHead(401).end(),
    )
    expect((await askPrometheus({ ...asked, url })).problem).toContain('Prometheus answered 401')
    const headers = { authorization: 'Bearer canary-4711' }
    const evidence = await askPrometheus({ ...asked, url, headers })
    expect(evidence.problem).toContain('it has no requests of the measured phase')
    expect(JSON.stringify(evidence)).not.toContain('canary')
  })

  it('reads a bounded number of series, and says so', async () => {
    const series = Array.from({ length: 3_000 }, (_, at) => ({
      metric: { http_request_method: 'GET', http_route: `/${at}` },
      value: [0, '1'],
    }))
    const url = await listen((_request, response) =>
      response.end(JSON.stringify({ data: { result: series } })),
    )
    const { routes, problem } = await askPrometheus({ ...asked, url })
    expect(Object.keys(routes!)).toHaveLength(2_000)
    expect(problem).toBe('some answers have more than 2000 series; the others are left out')
  })

  it('reads no more than a bounded answer', async () => {
    const url = await listen((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      }
      response.on('drain', more).on('error', () => {})
      more()
    })
    const { problem } = await askPrometheus({ ...asked, url })
    expect(problem).toContain('it answered with more than 8 MiB')
  })

  it('tells by how far its clock is wrong', async () => {
    const url = await listen((_request, response) => {
      response.sendDate = false
      response.setHeader('date', new Date(Date.now() - 90_000).toUTCString())
      response.end('{"data":{"result":[]}}')
    })
    const { clockOffset } = await askPrometheus({ ...asked, url })
    expect(clockOffset).toBeGreaterThan(-92)
    expect(clockOffset).toBeLessThan(-86)
  })
})
