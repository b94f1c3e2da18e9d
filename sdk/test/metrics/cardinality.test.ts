import { describe, expect, it } from 'vitest'
import { makeMetrics, samplesOf, valueOf } from './support/metrics.ts'

const many = 100_000

describe('label sets without end', () => {
  it('add a constant number of series, and lose no observation', async () => {
    const { metrics } = makeMetrics()
    const seen = metrics.families.counter({
      name: 'seen_total',
      help: 'Seen.',
      labelNames: ['who', 'kind'],
    })
    for (let n = 0; n < many; n += 1) seen.series(`user-${n}`, n % 2).inc()

    const samples = await samplesOf(metrics)
    const values = samples.filter(({ name }) => name === 'seen_total').map(({ value }) => value)
    expect(values).toHaveLength(2_001)
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(many)
    expect(valueOf(samples, 'seen_total', { who: '_OTHER', kind: '_OTHER' })).toBe(many - 2_000)
    expect(valueOf(samples, 'obs_metric_overflow_total', { metric: 'seen_total' })).toBe(
      many - 2_000,
    )
    expect(valueOf(samples, 'obs_metric_series', { metric: 'seen_total' })).toBe(2_001)
  })

  it('are folded as the definition says, into few', () => {
    const { families } = makeMetrics().metrics
    const seen = families.counter({
      name: 'seen_total',
      help: 'Seen.',
      labelNames: ['who', 'kind'],
      maxSeries: 3,
      fold: ([, kind = '']) => ['', kind],
    })
    for (let n = 0; n < 100; n += 1) seen.series(n, `k${n % 4}`).inc()

    expect([...seen.all()].map(({ labelText, value }) => `${labelText} ${value}`)).toEqual([
      'who="0",kind="k0" 1',
      'who="1",kind="k1" 1',
      'who="2",kind="k2" 1',
      'kind="k3" 25',
      'kind="k0" 24',
      'kind="k1" 24',
      'kind="k2" 24',
    ])
  })
})
