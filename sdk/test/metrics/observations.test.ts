import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edges, makeMetrics, samplesOf, textOf, valueOf } from './support/metrics.ts'

const seconds = fc.oneof(
  fc.double({ min: 0, max: 20, noNaN: true }),
  fc.constantFrom(...edges),
  fc.constantFrom(...edges).map((edge) => edge + Number.EPSILON * edge * 2),
  fc.integer({ min: 0, max: 20_000 }).map((ms) => ms / 1_000),
)

function histogram() {
  const { metrics } = makeMetrics()
  const family = metrics.families.histogram({
    name: 'wait_seconds',
    help: 'Waited.',
    unit: 'seconds',
    edges,
  })
  return { metrics, series: family.series() }
}

describe('a histogram', () => {
  it('counts under each edge exactly what is less or equal, and adds everything up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(seconds, { maxLength: 50 }), async (values) => {
        const { metrics, series } = histogram()
        for (const value of values) series.observe(value)

        const samples = await samplesOf(metrics)
        for (const edge of edges) {
          const le = Number.isInteger(edge) ? `${edge}.0` : String(edge)
          const expected = values.filter((value) => value <= edge).length
          expect(valueOf(samples, 'wait_seconds_bucket', { le })).toBe(expected)
        }
        expect(valueOf(samples, 'wait_seconds_bucket', { le: '+Inf' })).toBe(values.length)
        expect(valueOf(samples, 'wait_seconds_count')).toBe(values.length)
        expect(valueOf(samples, 'wait_seconds_sum')).toBeCloseTo(
          values.reduce((sum, value) => sum + value, 0),
          9,
        )
      }),
      { numRuns: 100 },
    )
  })

  it('puts every whole number of milliseconds on the right side of its edge', async () => {
    const { metrics, series } = histogram()
    for (let ms = 1; ms <= 2_500; ms += 1) series.observe(ms / 1_000)

    const samples = await samplesOf(metrics)
    expect(valueOf(samples, 'wait_seconds_bucket', { le: '0.2' })).toBe(200)
    expect(valueOf(samples, 'wait_seconds_bucket', { le: '0.5' })).toBe(500)
    expect(valueOf(samples, 'wait_seconds_bucket', { le: '1.0' })).toBe(1_000)
    expect(valueOf(samples, 'wait_seconds_bucket', { le: '2.5' })).toBe(2_500)
  })

  it('writes its edges in the one spelling that Prometheus keeps', async () => {
    const { metrics } = makeMetrics()
    metrics.families.histogram({
      name: 'size',
      help: 'Sizes.',
      edges: [0.00001, 0.0005, 0, 1, 2.5, 100_000, 1_000_000, 12_345_678].toSorted((a, b) => a - b),
    })
    const written = (await samplesOf(metrics))
      .filter(({ name }) => name === 'size_bucket')
      .map(({ labels }) => labels['le'])
    expect(written).toEqual([
      '0.0',
      '1e-05',
      '0.0005',
      '1.0',
      '2.5',
      '100000.0',
      '1e+06',
      '1.2345678e+07',
      '+Inf',
    ])
  })
})

describe('what is no observation', () => {
  it('changes nothing, and is counted', async () => {
    const { metrics, series } = histogram()
    const counter = metrics.families.counter({ name: 'paid_total', help: 'Paid.' })
    for (const value of [NaN, Infinity, -Infinity]) {
      series.observe(value)
      counter.series().inc(value)
    }
    counter.series().inc(-1)
    counter.series().inc(2.5)

    const samples = await samplesOf(metrics)
    expect(valueOf(samples, 'wait_seconds_sum')).toBe(0)
    expect(valueOf(samples, 'paid_total')).toBe(2.5)
    expect(valueOf(samples, 'obs_metric_refused_total', { metric: 'wait_seconds' })).toBe(3)
    expect(valueOf(samples, 'obs_metric_refused_total', { metric: 'paid_total' })).toBe(4)
  })
})

describe('a metric that is asked at the scrape', () => {
  it('is asked each time, and one that fails costs nothing but itself', async () => {
    const { metrics, failures } = makeMetrics()
    let asked = 0
    const level = metrics.families.gauge({
      name: 'level',
      help: 'A level.',
      collect: () => level.series().set((asked += 1)),
    })
    const total = metrics.families.counter({
      name: 'elsewhere_total',
      help: 'Counted elsewhere.',
      collect: () => {
        total.series().setTotal(7)
        throw new Error('gone')
      },
    })

    await textOf(metrics)
    const samples = await samplesOf(metrics)
    expect(valueOf(samples, 'level')).toBe(2)
    expect(valueOf(samples, 'elsewhere_total')).toBe(7)
    expect(failures).toEqual(Array(2).fill('collecting elsewhere_total: Error: gone'))
  })

  it('may be anything that a number can be', async () => {
    const { metrics } = makeMetrics()
    const level = metrics.families.gauge({ name: 'level', help: 'A level.', labelNames: ['of'] })
    level.series('all').set(Infinity)
    level.series('none').set(-Infinity)
    level.series('unknown').set(NaN)
    level.series('some').inc(3)
    level.series('some').dec()

    const text = await textOf(metrics)
    expect(text).toContain('level{of="all"} +Inf\n')
    expect(text).toContain('level{of="none"} -Inf\n')
    expect(text).toContain('level{of="unknown"} NaN\n')
    expect(text).toContain('level{of="some"} 2\n')
  })
})
