import { SpanStatusCode, trace } from '@opentelemetry/api'
import { expect, it } from 'vitest'
import { ask, makeTracing, ok, serve } from './support/service.ts'
import { kinds, startSink, statusCodes, valuesOf, type OtlpSpan } from './support/sink.ts'

const all = { sampling: 'collector' } as const

it('A request is one SERVER span by the HTTP conventions, below its caller', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, all)
  await tracing.start()
  const url = await serve(tracing, { '/orders': ok })
  const caller = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' }
  const before = Date.now()
  await ask(`${url}/orders?page=2&access_token=hunter2`, {
    traceparent: `00-${caller.traceId}-${caller.spanId}-01`,
    tracestate: 'congo=t61rcWkgMzE,ot=th:8;rv:e0000000000000',
    'user-agent': 'curl/8',
    'x-request-id': 'abc-1',
  })
  expect(await tracing.flush(5_000)).toBe(true)

  expect(sink.spans).toHaveLength(1)
  const [span] = sink.spans as [OtlpSpan]
  expect(span).toMatchObject({
    name: 'GET /orders',
    kind: kinds.server,
    traceId: caller.traceId,
    parentSpanId: caller.spanId,
    traceState: 'congo=t61rcWkgMzE,ot=th:8;rv:e0000000000000',
    status: { code: 0 },
    // Sampled; a parent, and a remote one.
    flags: 1 + 0x100 + 0x200,
  })
  expect(valuesOf(span.attributes)).toEqual({
    'http.request.method': 'GET',
    'http.route': '/orders',
    'http.response.status_code': 200,
    'url.path': '/orders',
    'url.query': 'page=2&access_token=[redacted]',
    'url.scheme': 'http',
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(url).port),
    'client.address': '127.0.0.1',
    'network.protocol.version': '1.1',
    'user_agent.original': 'curl/8',
    request_id: 'abc-1',
  })
  const [start, end] = [Number(span.startTimeUnixNano) / 1e6, Number(span.endTimeUnixNano) / 1e6]
  expect(start).toBeGreaterThan(before - 100)
  expect(end).toBeLessThan(Date.now() + 100)
  expect(end).toBeGreaterThan(start)
  expect(sink.resource).toMatchObject({ 'service.name': 'shop', 'service.version': '1.2.3' })
  expect(sink.resource['service.instance.id']).toBeDefined()
})

it('What no route took has no route, and a path that is not shown as one', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, all)
  const url = await serve(tracing, {})
  await ask(`${url}/wp-admin.php`)
  await tracing.flush(5_000)
  const [span] = sink.spans as [OtlpSpan]
  expect(span.name).toBe('GET')
  expect(valuesOf(span.attributes)).not.toHaveProperty('http.route')
  expect(span.status.code).toBe(0)
})

it('A failure is shown with its cause and stack, without its secrets', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  const url = await serve(tracing, {
    '/pay': () => {
      throw new TypeError('no payment', { cause: new Error('login failed: password=hunter2') })
    },
  })
  expect(await ask(`${url}/pay`)).toBe(500)
  await tracing.flush(5_000)
  const [span] = sink.spans as [OtlpSpan]
  expect(span.status).toEqual({ code: statusCodes.error, message: 'no payment' })
  expect(valuesOf(span.attributes)).toMatchObject({ 'error.type': 'TypeError' })
  expect(span.events.map(({ name }) => name)).toEqual(['exception'])
  const event = valuesOf(span.events[0]!.attributes)
  expect(event).toMatchObject({ 'exception.type': 'TypeError', 'exception.message': 'no payment' })
  expect(event['exception.stacktrace']).toMatch(
    /TypeError: no payment\n +at [^]*Caused by: Error: login failed/,
  )
  expect(JSON.stringify(sink.spans)).not.toContain('hunter2')
})

it('The application can add to the span of its request, within bounds', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const url = await serve(
    tracing,
    {
      '/orders': async (res, exchange) => {
        await new Promise(setImmediate)
        const span = trace.getActiveSpan()!
        expect(span.spanContext()).toMatchObject({
          traceId: exchange.traceId,
          spanId: exchange.spanId,
        })
        span.setAttribute('user.id', 'u7').setAttributes({ 'cart.size': 3, token: 'hunter2' })
        for (let i = 0; i < 1_000; i++) span.setAttribute(`key.${i}`, 'v'.repeat(10_000))
        for (let i = 0; i < 1_000; i++) span.addEvent(`event ${i}`, { i })
        span
          .updateName('orders of a user')
          .setStatus({ code: SpanStatusCode.ERROR, message: 'odd' })
        expect(span.isRecording()).toBe(true)
        span.end()
        res.end()
      },
    },
    { enrich: () => ({ tenant: 'acme', plan: { name: 'gold' } }) },
  )
  await ask(`${url}/orders`)
  await tracing.flush(5_000)
  const [span] = sink.spans as [OtlpSpan]
  expect(span.name).toBe('orders of a user')
  expect(span.status).toEqual({ code: statusCodes.error, message: 'odd' })
  expect(valuesOf(span.attributes)).toMatchObject({
    'user.id': 'u7',
    'cart.size': 3,
    token: '[redacted]',
    tenant: 'acme',
    plan: '{"name":"gold"}',
  })
  expect(span.attributes.length).toBeLessThanOrEqual(100 + 14)
  expect(span.events).toHaveLength(64)
  expect(JSON.stringify(span).length).toBeLessThan(600_000)
})

it('An exception that the application records keeps the trace of a good answer', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const url = await serve(tracing, {
    '/orders': (res) => {
      trace.getActiveSpan()?.recordException(new Error('cache is away'))
      res.end()
    },
    '/fine': ok,
  })
  await ask(`${url}/fine`)
  await ask(`${url}/orders`)
  await tracing.flush(5_000)
  expect(sink.spans.map(({ name }) => name)).toEqual(['GET /orders'])
  expect(sink.spans[0]!.status.code).toBe(0)
  expect(sink.spans[0]!.events[0]!.name).toBe('exception')
})

it('Hostile hosts, agents and URLs are bounded or left out', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, all)
  const url = await serve(tracing, {})
  await ask(`${url}/${'%20'.repeat(3_000)}?${'q=1&'.repeat(500)}`, {
    host: 'evil.example/<script>',
    'user-agent': 'x'.repeat(4_000),
  })
  await tracing.flush(5_000)
  const attributes = valuesOf(sink.spans[0]!.attributes)
  expect(attributes).not.toHaveProperty('server.address')
  expect(String(attributes['user_agent.original'])).toHaveLength(512)
  expect(String(attributes['url.path']).length).toBeLessThan(4_100)
})

it('Requests that end while OpenTelemetry is still loading are exported, too', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, all)
  const url = await serve(tracing, { '/orders': ok })
  await ask(`${url}/orders`)
  await tracing.start()
  await ask(`${url}/orders`)
  await tracing.flush(5_000)
  expect(sink.named('GET /orders')).toHaveLength(2)
})
