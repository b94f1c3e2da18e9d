import { context, ROOT_CONTEXT, SpanKind, trace } from '@opentelemetry/api'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { beforeAll, expect, it } from 'vitest'
import { byLabels, startService } from '../dependencies/support/service.ts'

const exporter = new InMemorySpanExporter()
let driver: ReturnType<typeof trace.getTracer>

beforeAll(() => {
  new NodeSDK({
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
    metricReaders: [],
    logRecordProcessors: [],
  }).start()
  driver = trace.getTracer('driver')
  // As an older copy of the API leaves it, which newer copies refuse to read.
  const registry = Symbol.for('opentelemetry.js.api.1')
  const all = globalThis as { [registry]?: object }
  all[registry] = { ...all[registry], version: '1.9.1' }
})

it('An OpenTelemetry with an older API is adopted all the same', async () => {
  const within = trace.setSpan(ROOT_CONTEXT, driver.startSpan('any'))
  expect(context.with(within, () => trace.getActiveSpan())).toBeUndefined()
  const { obs, url, samples } = await startService((handle) => ({
    '/orders': (_req, res) => {
      const attributes = { 'db.system': 'mysql', 'db.operation': 'SELECT' }
      driver.startSpan('query', { kind: SpanKind.CLIENT, attributes }).end()
      res.json({ ...handle.current(), sent: handle.inject() })
    },
  }))
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const headers = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
  const ask = async () => {
    const answer = await fetch(`${url}/orders`, { headers })
    return (await answer.json()) as { traceId: string; spanId: string; sent: object }
  }
  await expect
    .poll(async () => {
      await ask()
      return exporter.getFinishedSpans().some(({ name }) => name === 'GET /orders')
    })
    .toBe(true)
  const { spanId, sent, ...ids } = await ask()
  expect(ids.traceId).toBe(traceId)
  expect(sent).toMatchObject({ traceparent: `00-${traceId}-${spanId}-01` })
  await expect
    .poll(() => exporter.getFinishedSpans().find((span) => span.spanContext().spanId === spanId))
    .toMatchObject({ name: 'GET /orders', kind: SpanKind.SERVER })
  const counts = byLabels(await samples(), 'db_client_operation_duration_seconds_count')
  expect(counts['mysql SELECT']).toBeGreaterThan(0)
  expect(await obs.consume('orders', () => obs.current())({ headers })).toMatchObject({ traceId })
})
