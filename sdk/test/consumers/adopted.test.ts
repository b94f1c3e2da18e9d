import { trace } from '@opentelemetry/api'
import { NodeSDK } from '@opentelemetry/sdk-node'
import {
  AlwaysOnSampler,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace'
import { beforeAll, expect, it } from 'vitest'
import { startService } from '../dependencies/support/service.ts'

const exporter = new InMemorySpanExporter()

beforeAll(() => {
  new NodeSDK({
    sampler: new AlwaysOnSampler(),
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
    metricReaders: [],
    logRecordProcessors: [],
  }).start()
})

it("An OpenTelemetry of the application's own has the spans of messages, retries among them", async () => {
  const { obs } = await startService(() => ({}))
  const headers = { traceparent: `00-${'4'.repeat(32)}-${'7'.repeat(16)}-01` }
  const handle = obs.consume('orders', () => {
    trace.getTracer('app').startSpan('child').end()
    obs.retried('payments', { error: new RangeError('token=hunter2'), attempt: 2 })
    return { ids: obs.current(), next: obs.extract(obs.inject()) }
  })
  const { ids, next } = await handle({ headers })
  const fail = obs.consume('orders', () => {
    throw new Error('Bearer abcdefghijklmnop')
  })
  await expect(fail({ headers })).rejects.toThrow()

  await expect.poll(() => exporter.getFinishedSpans()).toHaveLength(3)
  const named = (wanted: string) =>
    exporter.getFinishedSpans().filter(({ name }) => name === wanted)
  const [child] = named('child')
  const [processed, failed] = named('process orders')
  expect(processed).toMatchObject({
    name: 'process orders',
    links: [{ context: { spanId: '7'.repeat(16) } }],
  })
  expect(processed?.parentSpanContext?.spanId).toBe('7'.repeat(16))
  expect(child?.parentSpanContext?.spanId).toBe(processed?.spanContext().spanId)
  expect(processed?.events.map(({ name }) => name)).toEqual(['retry'])
  expect(processed?.spanContext()).toMatchObject({ traceId: ids?.traceId, spanId: ids?.spanId })
  expect(next).toEqual({ traceId: ids?.traceId, spanId: ids?.spanId, sampled: true })
  expect(failed?.events.map(({ name }) => name)).toEqual(['exception'])
  const told = exporter.getFinishedSpans().map(({ events, status }) => ({ events, status }))
  expect(JSON.stringify(told)).not.toMatch(/hunter2|abcdefghijklmnop/)
})
