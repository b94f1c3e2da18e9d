import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { Metrics } from '../../src/metrics/index.ts'
import { parseExposition } from './support/parse.ts'
import {
  asOpenMetrics,
  bytesOf,
  edges,
  makeMetrics,
  samplesOf,
  textOf,
  unzipped,
  valueOf,
} from './support/metrics.ts'
import { listen } from '../support/listen.ts'

function withSeries(count: number, observed = makeMetrics()) {
  const family = observed.metrics.families.histogram({
    name: 'wait_seconds',
    help: 'Waited.',
    labelNames: ['who'],
    edges,
    maxSeries: count,
  })
  const series = Array.from({ length: count }, (_, n) => family.series(`user-${n}`))
  return { ...observed, series }
}

const rendersOf = async (metrics: Metrics) =>
  valueOf(await samplesOf(metrics), 'obs_scrape_duration_seconds_count')

describe('a scrape over HTTP', () => {
  it('is answered in the form that was asked for, whole', async () => {
    const { metrics } = withSeries(3_000)
    const port = await listen((req, res) => void metrics.answer(req, res))
    const headers = { accept: asOpenMetrics, 'accept-encoding': 'gzip' }
    const [res] = (await once(get({ port, headers }), 'response')) as [IncomingMessage]

    expect(res.headers).toMatchObject({
      'content-type': 'application/openmetrics-text; version=1.0.0; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'no-store',
      vary: 'accept, accept-encoding',
    })
    const text = unzipped(await bytesOf(res))
    expect(text.endsWith('# EOF\n')).toBe(true)
    const buckets = parseExposition(text).filter(({ name }) => name === 'wait_seconds_bucket')
    expect(buckets).toHaveLength(3_000 * (edges.length + 1))
  })

  it('by HEAD has the headers and renders nothing', async () => {
    const { metrics } = makeMetrics()
    const port = await listen((req, res) => void metrics.answer(req, res))
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'HEAD' })

    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(await response.text()).toBe('')
    expect(await rendersOf(metrics)).toBe(0)
  })

  it('that is given up half way leaves the next one whole', async () => {
    const { metrics, failures } = withSeries(3_000)
    const port = await listen((req, res) => void metrics.answer(req, res))
    for (let n = 0; n < 40; n += 1) {
      const [res] = (await once(get({ port }), 'response')) as [IncomingMessage]
      await once(res, 'readable')
      res.destroy()
    }
    const [res] = (await once(get({ port }), 'response')) as [IncomingMessage]

    expect(res.statusCode).toBe(200)
    expect(parseExposition((await bytesOf(res)).toString()).length).toBeGreaterThan(33_000)
    expect(failures).toEqual([])
  })
})

describe('scrapes at the same time', () => {
  it('share one text, and each has all of it', async () => {
    const { metrics } = withSeries(2_000)
    const texts = await Promise.all(Array.from({ length: 10 }, () => textOf(metrics)))

    expect(new Set(texts).size).toBe(1)
    expect(await rendersOf(metrics)).toBe(1)
  })

  it('in other forms wait for their turn, and each has its own', async () => {
    const { metrics } = withSeries(2_000)
    const forms = [undefined, asOpenMetrics].flatMap((accept) =>
      [undefined, 'gzip'].map((encoding) => metrics.render(accept, encoding)),
    )
    const bodies = await Promise.all(forms.map(({ body }) => bytesOf(body)))

    const [text, zippedText, openMetrics, zippedOpenMetrics] = bodies as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ]
    const lines = (body: string) =>
      parseExposition(body).filter(({ name }) => name.startsWith('wait'))
    expect(lines(unzipped(zippedText))).toEqual(lines(text.toString()))
    expect(lines(openMetrics.toString())).toEqual(lines(text.toString()))
    expect(lines(unzipped(zippedOpenMetrics))).toEqual(lines(text.toString()))
    expect(await rendersOf(metrics)).toBe(4)
  })

  it('that nobody reads to the end are refused beyond a number, until they are', async () => {
    const { metrics } = withSeries(2_000)
    const readers = Array.from({ length: 16 }, () =>
      metrics.render(undefined).body[Symbol.asyncIterator](),
    )
    for (const reader of readers) await reader.next()

    const refused = metrics.render(undefined)
    expect(refused.status).toBe(503)
    expect(refused.headers['retry-after']).toBe('1')
    expect((await bytesOf(refused.body)).toString()).toContain('Too many scrapes')
    expect((await bytesOf(metrics.render(undefined).body)).length).toBeGreaterThan(0)

    for (const reader of readers) await reader.return?.()
    expect(metrics.render(undefined).status).toBe(200)
  })
})

describe('a scrape while requests go on', () => {
  it('lets them have their turn, and sees each series at one moment', async () => {
    const { metrics, series } = withSeries(3_000)
    let turns = 0
    let scraping = true
    const work = (): void => {
      turns += 1
      for (const one of series) one.observe((turns % 11) / 5)
      if (scraping) setImmediate(work)
    }
    setImmediate(work)
    const samples = await samplesOf(metrics)
    scraping = false

    expect(turns).toBeGreaterThan(10)
    const infinite = samples.filter(({ labels }) => labels['le'] === '+Inf' && labels['who'])
    const counted = samples.filter(({ name }) => name === 'wait_seconds_count')
    expect(infinite.map(({ value }) => value)).toEqual(counted.map(({ value }) => value))
    const seen = new Set(counted.map(({ value }) => value))
    expect(seen.size).toBeGreaterThan(1)
    const sums = samples.filter(({ name }) => name === 'wait_seconds_sum')
    for (const [index, { value }] of sums.entries())
      expect(value).toBeCloseTo(sumAfter(counted[index]?.value ?? -1), 6)
  })
})

/** What the work above has added up to after so many turns. */
function sumAfter(turns: number): number {
  return Array.from({ length: turns }, (_, turn) => ((turn + 1) % 11) / 5).reduce(
    (a, b) => a + b,
    0,
  )
}
