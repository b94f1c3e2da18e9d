import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Registry } from '@prometheus-io/client'
import { describe, expect, it } from 'vitest'
import { clients } from './support/clients.ts'
import { parseExposition, type Sample } from './support/parse.ts'
import { asOpenMetrics, makeMetrics, samplesOf, textOf, valueOf } from './support/metrics.ts'

function filled() {
  const observed = makeMetrics()
  const { families } = observed.metrics
  families
    .counter({ name: 'paid_total', help: 'Paid.', labelNames: ['how'] })
    .series('card')
    .inc(2)
  const wait = families.histogram({
    name: 'wait_seconds',
    help: 'Waited.',
    unit: 'seconds',
    labelNames: ['who', 'why'],
    edges: [0.2, 1],
  })
  const trace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: 'b7ad6b7169203331' }
  wait.series('a', '').observe(0.2, trace)
  wait.series('a', '').observe(3)
  return observed
}

/** In an order and spelling that does not depend on who wrote it. */
function comparable(samples: readonly Sample[]): string[] {
  return samples
    .filter(({ name }) => !name.startsWith('obs_'))
    .map(({ name, labels, value, exemplar }) => {
      const le =
        labels['le'] === undefined ? {} : { le: Number(labels['le'].replace('+Inf', 'Infinity')) }
      const entries = Object.entries({ ...labels, ...le }).toSorted(([a], [b]) => (a < b ? -1 : 1))
      return `${name} ${JSON.stringify(entries)} ${value} ${exemplar}`
    })
    .toSorted()
}

describe('our registry', () => {
  it("is one of the client's own, and says what our text says", async () => {
    const { metrics } = filled()
    expect(metrics.registry).toBeInstanceOf(Registry)
    expect(metrics.registry).toBe(metrics.registry)
    expect(comparable(parseExposition(await metrics.registry.metrics()))).toEqual(
      comparable(await samplesOf(metrics)),
    )
  })

  it('says the same in OpenMetrics, exemplars included, and keeps its names after it', async () => {
    const { metrics } = filled()
    const { registry } = metrics
    const before = comparable(parseExposition(await registry.metrics()))
    registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE)
    expect(comparable(parseExposition(await registry.metrics()))).toEqual(
      comparable(await samplesOf(metrics, asOpenMetrics)),
    )
    registry.setContentType(Registry.PROMETHEUS_CONTENT_TYPE)
    expect(comparable(parseExposition(await registry.metrics()))).toEqual(before)
  })

  it('has the metrics that are defined after it was asked for', async () => {
    const { metrics } = makeMetrics()
    const { registry } = metrics
    metrics.families.gauge({ name: 'late', help: 'Late.' }).series().set(9)
    expect(await registry.getSingleMetricAsString('late')).toContain('late 9')
  })

  it('is asked for what is collected at the scrape', async () => {
    const { metrics } = makeMetrics()
    const level = metrics.families.gauge({
      name: 'level',
      help: 'A level.',
      collect: () => level.series().set(5),
    })
    expect(await metrics.registry.getSingleMetricAsString('level')).toContain('level 5')
  })

  it('takes metrics of the application, which are served along', async () => {
    const { metrics } = makeMetrics()
    const [[, client]] = clients as [(typeof clients)[0]]
    new client.Counter({ name: 'theirs_total', help: 'x', registers: [metrics.registry] }).inc()
    expect(valueOf(await samplesOf(metrics), 'theirs_total')).toBe(1)
  })

  it('aggregates over processes as theirs do', async () => {
    const one = await filled().metrics.registry.getMetricsAsJSON()
    const two = await filled().metrics.registry.getMetricsAsJSON()
    const all = parseExposition(await Registry.aggregate([one, two]).metrics())
    expect(valueOf(all, 'paid_total', { how: 'card' })).toBe(4)
    expect(valueOf(all, 'wait_seconds_bucket', { le: '+Inf', who: 'a' })).toBe(4)
  })
})

describe.each(clients)('our registry merged with one of %s', (_, client) => {
  it('has what both have, and is served along without anything twice', async () => {
    const theirs = new client.Registry()
    new client.Gauge({ name: 'queue', help: 'Queued.', registers: [theirs] }).set(4)
    const { metrics } = filled()
    const merged = client.Registry.merge([theirs, metrics.registry])
    const samples = parseExposition(await merged.metrics())
    expect(valueOf(samples, 'queue')).toBe(4)
    expect(valueOf(samples, 'wait_seconds_count', { who: 'a' })).toBe(2)

    metrics.registry.getMetricsAsArray().forEach((metric) => theirs.registerMetric(metric as never))
    const { metrics: other, warnings } = makeMetrics({ registry: theirs })
    expect(valueOf(await samplesOf(other), 'queue')).toBe(4)
    expect(warnings).toEqual([])
    expect(await textOf(other)).not.toContain('wait_seconds')
  })
})

describe('the client', () => {
  it('is loaded by nobody but who asks for the registry', async () => {
    const metrics = new URL('../../src/metrics/index.ts', import.meta.url).href
    const script = `
      const { createMetrics } = await import(${JSON.stringify(metrics)})
      const { createRequire } = await import('node:module')
      const loaded = () => Object.keys(createRequire('/').cache).some((file) => file.includes('@prometheus-io'))
      const m = createMetrics({ service: { bucketEdgesSeconds: [1] }, internalError() {}, warn() {} })
      for await (const _ of m.render().body);
      console.log(loaded(), typeof m.registry.metrics, loaded())`
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--conditions=@obs-toolkit/source',
      '--input-type=module',
      '--eval',
      script,
    ])
    expect(stdout).toBe('false function true\n')
  })
})
