import { trace } from '@opentelemetry/api'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace'
import { expect, it } from 'vitest'
import { ask, makeTracing, serve } from './support/service.ts'
import { startSink } from './support/sink.ts'

it('A provider that the application sets up after ours is refused, and a warning says so', async () => {
  const sink = await startSink()
  const { tracing, warnings } = makeTracing(sink.endpoint, { sampling: 'collector' })
  await tracing.start()
  const exporter = new InMemorySpanExporter()
  new NodeSDK({
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
    metricReaders: [],
    logRecordProcessors: [],
  }).start()
  const url = await serve(tracing, {
    '/orders': (res) => {
      trace.getTracer('app').startSpan('child').end()
      res.end()
    },
  })
  await ask(`${url}/orders`)
  await tracing.flush(5_000)
  expect(sink.spans.map(({ name }) => name).toSorted()).toEqual(['GET /orders', 'child'])
  expect(exporter.getFinishedSpans()).toEqual([])
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('set up OpenTelemetry after this SDK')
})
