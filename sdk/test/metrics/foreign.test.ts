import { describe, expect, it, vi } from 'vitest'
import { clients } from './support/clients.ts'
import { asOpenMetrics, makeMetrics, samplesOf, textOf, valueOf } from './support/metrics.ts'

const help = 'Of the application.'

describe.each(clients)('a registry of %s', (_, client) => {
  function appRegistry() {
    const registry = new client.Registry()
    const registers = [registry]
    const paid = new client.Counter({ name: 'paid_total', help, labelNames: ['how'], registers })
    paid.inc({ how: 'card "gold"\n' }, 3)
    new client.Gauge({ name: 'queue', help, registers }).set(4)
    const size = new client.Histogram({ name: 'size', help, buckets: [1, 2.5], registers })
    for (const value of [1, 2, 3]) size.observe(value)
    const wait = new client.Summary({ name: 'wait', help, percentiles: [0.5, 1], registers })
    wait.observe(7)
    return { registry, paid }
  }

  it('is served along, with what its own text says', async () => {
    const { registry } = appRegistry()
    const { metrics, failures, warnings } = makeMetrics({ registry })
    const text = await textOf(metrics)

    const own = (await registry.metrics()).split('\n').filter((line) => line !== '')
    expect(text.split('\n')).toEqual(expect.arrayContaining(own))
    expect([...failures, ...warnings]).toEqual([])
  })

  it('is served along in OpenMetrics, and keeps the names of its metrics', async () => {
    const { registry } = appRegistry()
    const before = await registry.metrics()
    const setContentType = vi.spyOn(registry, 'setContentType')
    const { metrics } = makeMetrics({ registry })
    const text = await textOf(metrics, asOpenMetrics)

    expect(text).toContain('# TYPE paid counter\npaid_total{how="card \\"gold\\"\\n"} 3\n')
    expect(text).toContain('size_bucket{le="1.0"} 1\nsize_bucket{le="2.5"} 2\n')
    expect(text).toContain('wait{quantile="1.0"} 7\n')
    expect(await registry.metrics()).toBe(before)
    expect(setContentType).not.toHaveBeenCalled()
    expect(await textOf(metrics)).toContain('\npaid_total{how="card')
  })

  it('that is an OpenMetrics one has its exemplars served in OpenMetrics only', async () => {
    const registry = new client.Registry(client.openMetricsContentType)
    const size = new client.Histogram<'trace_id'>({
      name: 'size',
      help,
      buckets: [1],
      registers: [registry],
      enableExemplars: true,
    })
    size.observe({ value: 0.5, exemplarLabels: { trace_id: 'abc' } })
    const { metrics } = makeMetrics({ registry })

    expect(await textOf(metrics, asOpenMetrics)).toMatch(
      /^size_bucket\{le="1.0"\} 1 # \{trace_id="abc"\} 0\.5 \d{10}(\.\d+)?$/m,
    )
    expect(await textOf(metrics)).toMatch(/^size_bucket\{le="1"\} 1$/m)
  })

  it('keeps its default labels, which a label of a sample overrides', async () => {
    const { registry, paid } = appRegistry()
    paid.inc({ how: undefined } as never, 2)
    registry.setDefaultLabels({ zone: 'a', how: 'unknown' })
    const { metrics } = makeMetrics({ registry })
    const samples = await samplesOf(metrics)

    expect(valueOf(samples, 'queue', { zone: 'a', how: 'unknown' })).toBe(4)
    expect(valueOf(samples, 'paid_total', { zone: 'a', how: 'unknown' })).toBe(2)
    expect(valueOf(samples, 'paid_total', { zone: 'a', how: 'card "gold"\n' })).toBe(3)
    expect(valueOf(samples, 'size_bucket', { zone: 'a', le: '+Inf' })).toBe(3)
  })

  it.each([
    ['histogram', 'http_server_request_duration_seconds'],
    ['gauge', 'http_server_request_duration_seconds_count'],
    ['counter', 'obs_scrape_duration_seconds_total'],
  ])('has no %s of the name %s served, and it is said', async (type, name) => {
    const registry = new client.Registry()
    const config = { name, help, registers: [registry] }
    if (type === 'gauge') new client.Gauge(config).set(-5)
    else if (type === 'counter') new client.Counter(config).inc(-0)
    else new client.Histogram(config).observe(-5)
    const { metrics, warnings } = makeMetrics({ registry })
    await textOf(metrics, asOpenMetrics)
    const text = await textOf(metrics)

    expect(text).not.toContain(help)
    expect(text).toContain(`obs_metric_clash{metric="${name}"} 1\n`)
    expect(warnings).toEqual([expect.stringContaining(`'${name}'`)])
  })

  it('loses only the metric that fails', async () => {
    const { registry } = appRegistry()
    const fails = () => Promise.reject(new Error('no answer'))
    registry.registerMetric(
      new client.Gauge({ name: 'broken', help, registers: [], collect: fails }),
    )
    const { metrics, failures } = makeMetrics({ registry })
    const samples = await samplesOf(metrics)

    expect(valueOf(samples, 'queue')).toBe(4)
    expect(samples.some(({ name }) => name === 'broken')).toBe(false)
    expect(failures).toEqual([expect.stringMatching(/reading broken .*no answer/)])
  })

  it('in which a metric never answers still gives the others, after a while', async () => {
    const registry = new client.Registry()
    const collect = () => new Promise<void>(() => {})
    registry.registerMetric(new client.Gauge({ name: 'hanging', help, registers: [], collect }))
    new client.Gauge({ name: 'queue', help, registers: [registry] }).set(4)
    const { metrics, failures } = makeMetrics({ registry })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const scraped = textOf(metrics)
      while (vi.getTimerCount() === 0) await new Promise(setImmediate)
      await vi.advanceTimersByTimeAsync(5_000)
      expect(await scraped).toContain('\nqueue 4\n')
    } finally {
      vi.useRealTimers()
    }
    expect(failures).toEqual([expect.stringContaining('hanging')])
  })
})

describe('what is no registry', () => {
  it('is said once, and not served', async () => {
    const { metrics, warnings } = makeMetrics({ registry: { metrics: () => 'x 1' } })
    expect(await textOf(metrics)).toContain('obs_metric_series')
    expect(warnings).toEqual([expect.stringContaining('`registry` is no registry')])
  })
})
