import { spawnSync } from 'node:child_process'
import { Counter, Registry } from '@prometheus-io/client'
import { describe, expect, it } from 'vitest'
import { ensureTool } from '../../../cli/src/tools/index.ts'
import { asOpenMetrics, edges, makeMetrics, textOf, valueOf } from './support/metrics.ts'
import { parseExposition } from './support/parse.ts'
import { eventually, startPrometheus } from './support/prometheus.ts'
import { listen } from '../support/listen.ts'

/** A cold cache has them fetched, or built from source. */
const timeout = 20 * 60_000

const awkward = [
  'quote " backslash \\ line \n',
  'a\\nb',
  'tab \t return \r bell \u0007',
  'é 漢 🚀 \u2028',
  'braces {} , = #',
  '0\u00000',
]
const trace = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: 'b7ad6b7169203331' }

function filled() {
  const registry = new Registry()
  new Counter({ name: 'paid_total', help: 'Paid.', registers: [registry] }).inc(3)
  const observed = makeMetrics({ registry })
  const { families } = observed.metrics
  const seen = families.counter({
    name: 'seen_total',
    help: 'Seen "it" \\ \n.',
    labelNames: ['what'],
  })
  for (const what of awkward) seen.series(what).inc()
  const wait = families.histogram({
    name: 'wait_seconds',
    help: 'Waited.',
    unit: 'seconds',
    labelNames: ['who'],
    edges,
  })
  wait.series('a').observe(0.2, trace)
  wait.series('a').observe(1)
  return observed
}

describe('promtool', { timeout }, () => {
  it('has nothing to say of the text', async () => {
    const promtool = await ensureTool('promtool')
    const input = await textOf(filled().metrics)
    const { status, stderr, stdout } = spawnSync(promtool.path, ['check', 'metrics'], {
      input,
      encoding: 'utf8',
    })
    expect({ status, stderr, stdout }).toEqual({ status: 0, stderr: '', stdout: '' })
  })
})

const protocols: readonly (readonly [protocol: string, type: string, exemplarEdges: string[]])[] = [
  ['PrometheusText0.0.4', 'text/plain; version=0.0.4', []],
  ['OpenMetricsText1.0.0', 'application/openmetrics-text; version=1.0.0', ['0.2']],
]

interface Series {
  readonly metric: Readonly<Record<string, string>>
  readonly value: readonly [time: number, value: string]
}

interface Exemplars {
  readonly seriesLabels: Readonly<Record<string, string>>
  readonly exemplars: readonly { readonly labels: object; readonly value: string }[]
}

describe('a real Prometheus', { timeout }, () => {
  it.each(protocols)('that asks for %s takes all of it', async (protocol, type, exemplarEdges) => {
    const { metrics, failures } = filled()
    const asked = new Set<string>()
    const port = await listen((req, res) => {
      const { headers } = metrics.render(req.headers.accept, String(req.headers['accept-encoding']))
      asked.add(`${headers['content-type']} ${headers['content-encoding']}`)
      void metrics.answer(req, res)
    })
    const { path } = await ensureTool('prometheus')
    const api = await startPrometheus(path, port, protocol)
    const query = async (text: string) =>
      (await api<{ result: readonly Series[] }>('query', { query: text })).result

    await eventually(() => query('up{job="shop"} == 1'))
    expect([...asked]).toEqual([`${type}; charset=utf-8 gzip`])

    const seen = await eventually(() => query('seen_total'))
    expect(new Set(seen.map(({ metric }) => metric['what']))).toEqual(new Set(awkward))
    expect((await query('paid_total'))[0]?.value[1]).toBe('3')

    const scraped = parseExposition(await textOf(metrics, asOpenMetrics))
    for (const { metric, value } of await query('wait_seconds_bucket'))
      expect(Number(value[1])).toBe(
        valueOf(scraped, 'wait_seconds_bucket', { le: metric['le'] ?? '', who: 'a' }),
      )

    if (exemplarEdges.length === 0) return
    const now = Date.now() / 1_000
    const range = { query: 'wait_seconds_bucket', start: `${now - 60}`, end: `${now + 60}` }
    const exemplars = await eventually(() => api<readonly Exemplars[]>('query_exemplars', range))
    expect(exemplars.map(({ seriesLabels }) => seriesLabels['le'])).toEqual(exemplarEdges)
    expect(exemplars[0]?.exemplars[0]).toMatchObject({
      labels: { trace_id: trace.traceId, span_id: trace.spanId },
      value: '0.2',
    })
    expect(failures).toEqual([])
  })
})
