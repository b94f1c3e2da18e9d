import { expect, test } from 'vitest'
import { text } from 'node:stream/consumers'
import { ask } from './support/clients.ts'
import { startRemote } from './support/remote.ts'
import { createCaller } from './support/service.ts'

interface Exported {
  readonly resourceSpans: {
    readonly scopeSpans: { readonly spans: Record<string, unknown>[] }[]
  }[]
}

async function startCollector() {
  const bodies: Promise<string>[] = []
  const { url } = await startRemote({
    '/v1/traces': (req, res) => {
      bodies.push(text(req))
      res.setHeader('content-type', 'application/json').end('{}')
    },
  })
  return {
    url,
    async spans() {
      const all = (await Promise.all(bodies)).map((body) => JSON.parse(body) as Exported)
      return all.flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      )
    },
  }
}

test('calls arrive at a collector, redacted, and their export is not one of them', async () => {
  const collector = await startCollector()
  const caller = createCaller({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } })
  await caller.tracing.start()
  const { url, port } = await startRemote()
  const { exchange } = await caller.within(() => ask(`${url}/a?access_token=s3cret&page=2`))
  expect(await caller.tracing.flush(5_000)).toBe(true)
  expect(await caller.tracing.flush(5_000)).toBe(true)
  const spans = await collector.spans()
  const calls = spans.filter(({ kind }) => kind === 3)
  expect(calls).toMatchObject([
    { traceId: exchange.traceId, parentSpanId: exchange.spanId, name: 'GET' },
  ])
  expect(JSON.stringify(calls)).not.toContain('s3cret')
  expect(JSON.stringify(calls)).toContain('page=2')
  expect(await caller.measured()).toMatchObject([{ server_port: String(port), count: '1' }])
  await caller.tracing.shutdown(1_000)
})

test('a call within a span of the application`s is below that span', async () => {
  const collector = await startCollector()
  const caller = createCaller({ env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } })
  await caller.tracing.start()
  const { url, asked } = await startRemote()
  const { exchange, result } = await caller.within(() =>
    caller.tracing.tracer.startActiveSpan('charge', async (span) => {
      await ask(url)
      await fetch(url).then((response) => response.text())
      span.end()
      return span.spanContext()
    }),
  )
  expect(result.traceId).toBe(exchange.traceId)
  expect(caller.spans.map(({ parentSpanId }) => parentSpanId)).toEqual([
    result.spanId,
    result.spanId,
  ])
  expect(asked.map(({ headers }) => String(headers['traceparent']).split('-')[2])).toEqual(
    caller.spans.map(({ spanId }) => spanId),
  )
  await caller.tracing.shutdown(1_000)
})
