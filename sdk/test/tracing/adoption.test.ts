import { context, SpanKind, trace } from '@opentelemetry/api'
import { NodeSDK } from '@opentelemetry/sdk-node'
import {
  AlwaysOnSampler,
  InMemorySpanExporter,
  SimpleSpanProcessor,
  type ReadableSpan,
} from '@opentelemetry/sdk-trace'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { newSpanId } from '../../src/correlation/ids.ts'
import { createRedaction } from '../../src/redaction/index.ts'
import { scopes } from '../../src/request/scope.ts'
import { spanKinds, type Tracing } from '../../src/tracing/index.ts'
import { ask, makeTracing, serve, type Handler } from './support/service.ts'
import { startSink } from './support/sink.ts'

const exporter = new InMemorySpanExporter()

beforeAll(() => {
  new NodeSDK({
    sampler: new AlwaysOnSampler(),
    spanProcessors: [new SimpleSpanProcessor({ exporter })],
    metricReaders: [],
    logRecordProcessors: [],
  }).start()
})

beforeEach(() => exporter.reset())

/** What an adapter does where the framework begins with a request. */
function adopted(tracing: Tracing, handle: Handler): Handler {
  return (res, exchange) => tracing.adopted!.enter(exchange, () => handle(res, exchange))
}

async function finished(count: number): Promise<ReadableSpan[]> {
  await expect.poll(() => exporter.getFinishedSpans()).toHaveLength(count)
  return exporter.getFinishedSpans()
}

it("A request's span is made through the application's provider, which exports it", async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, { redaction: createRedaction() })
  await tracing.start()
  let place = {}
  const url = await serve(tracing, {
    '/orders': adopted(tracing, (res, { traceId, spanId }) => {
      place = { traceId, spanId }
      expect(trace.getActiveSpan()?.spanContext()).toMatchObject(place)
      trace.getTracer('app').startSpan('child').end()
      const headers: Record<string, string> = {}
      const call = { traceId, spanId: newSpanId() }
      tracing.inject(scopes.getStore()!, call, headers, (carrier, name, value) => {
        carrier[name] = value
      })
      expect(headers).toEqual({ traceparent: `00-${traceId}-${spanId}-01` })
      tracing.addSpan(scopes.getStore()!, {
        ...call,
        parentSpanId: spanId,
        name: 'GET',
        kind: spanKinds.client,
        startedAt: performance.now() - 5,
        endedAt: performance.now(),
        attributes: {},
        failed: false,
        error: undefined,
      })
      res.end()
    }),
  })
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  await ask(`${url}/orders?token=hunter2`, { traceparent: `00-${traceId}-00f067aa0ba902b7-01` })
  const spans = await finished(3)
  const root = spans.find(({ kind }) => kind === SpanKind.SERVER)!
  expect(root.name).toBe('GET /orders')
  expect(root.spanContext()).toMatchObject(place)
  expect(root.spanContext().traceId).toBe(traceId)
  expect(root.parentSpanContext?.spanId).toBe('00f067aa0ba902b7')
  expect(root.attributes).toMatchObject({
    'http.route': '/orders',
    'http.response.status_code': 200,
    'url.query': 'token=[redacted]',
  })
  for (const span of spans) {
    if (span !== root) expect(span.parentSpanContext?.spanId).toBe(root.spanContext().spanId)
  }
  expect(tracing.endpoint).toBeNull()
  expect(await tracing.flush(1_000)).toBe(true)
  expect(sink.spans).toEqual([])
})

it('Where its instrumentation has a span for the request, that is the one', async () => {
  const { tracing } = makeTracing(null)
  await tracing.start()
  let seen = { traceId: '', spanId: '' }
  const tracer = trace.getTracer('instrumentation')
  const url = await serve(tracing, {
    // Theirs is active when the framework begins, as an instrumentation of `http` sees to.
    '/orders': (res, exchange) => {
      const theirs = tracer.startSpan('GET', { kind: SpanKind.SERVER })
      res.on('finish', () => theirs.end())
      return context.with(trace.setSpan(context.active(), theirs), () =>
        tracing.adopted!.enter(exchange, () => {
          seen = { traceId: exchange.traceId, spanId: exchange.spanId }
          res.end()
        }),
      )
    },
  })
  await ask(`${url}/orders`)
  const spans = await finished(1)
  expect(spans[0]!.spanContext()).toMatchObject(seen)
})

it('A failure is one in the span that is made, too', async () => {
  const { tracing } = makeTracing(null)
  await tracing.start()
  const url = await serve(tracing, {
    '/orders': adopted(tracing, () => {
      throw new RangeError('too far')
    }),
  })
  expect(await ask(`${url}/orders`)).toBe(500)
  const [span] = (await finished(1)) as [ReadableSpan]
  expect(span.status).toEqual({ code: 2, message: 'too far' })
  expect(span.events.map(({ name }) => name)).toEqual(['exception'])
})
