import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { describeTracing } from '../../src/tracing/index.ts'
import { runRequest } from './support/exchange.ts'
import { makeMetrics, samplesOf, valueOf } from '../metrics/support/metrics.ts'
import { ask, engineOf, makeTracing, ok, quick, serve } from './support/service.ts'
import { startSink } from './support/sink.ts'

const all = { sampling: 'collector' } as const

type Misbehaviour = (req: IncomingMessage, res: ServerResponse) => void

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

/** Answers a byte at a time, for ever: no socket is ever idle. */
const drips: Misbehaviour = (_, res) => {
  res.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => res.write(' '), 20)
  res.on('close', () => clearInterval(timer))
}

const misbehaviours: readonly (readonly [string, Misbehaviour])[] = [
  ['hangs', () => {}],
  ['hangs up', (req) => req.socket.destroy()],
  ['answers 500', (_, res) => res.writeHead(500).end('<html>')],
  ['answers 400', (_, res) => res.writeHead(400).end('no')],
  ['is too busy for an hour', (_, res) => res.writeHead(429, { 'retry-after': '3600' }).end()],
  ['sends another protocol', (req) => req.socket.end('SSH-2.0-OpenSSH_9.2\r\n')],
  ['says much', (_, res) => res.writeHead(400).end(Buffer.alloc(8_000_000))],
]

describe('With a collector that', () => {
  it.each(misbehaviours)(
    '%s, requests are answered, memory is bounded, and one warning is made',
    async (_, misbehave) => {
      const sink = await startSink()
      sink.misbehave = misbehave
      const limits = { ...quick, timeoutMs: 300, queuedSpans: 100, batchSpans: 50 }
      const { tracing, warnings, failures } = makeTracing(sink.endpoint, { ...all, limits })
      await tracing.start()
      const url = await serve(tracing, { '/orders': ok })
      expect(await ask(`${url}/orders`)).toBe(200)
      const engine = engineOf([tracing])
      for (let i = 0; i < 1_000; i++) runRequest(engine, 200)
      expect(tracing.waiting).toBeLessThanOrEqual(100)
      expect(await ask(`${url}/orders`)).toBe(200)
      await vi.waitFor(() => expect(tracing.waiting).toBe(0), 10_000)
      await tracing.shutdown(2_000)
      const { queue_full, export_failed } = tracing.counts.dropped
      expect(queue_full + export_failed).toBe(1_002)
      expect(queue_full).toBeGreaterThanOrEqual(850)
      expect(export_failed).toBeGreaterThan(0)
      expect(tracing.counts.exported).toBe(0)
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toContain(`Traces cannot be exported to ${sink.endpoint}/v1/traces`)
      expect(failures).toEqual([])
    },
  )

  it('takes a part, what it refused is counted and told', async () => {
    const sink = await startSink()
    sink.misbehave = (_, res) =>
      res.end('{"partialSuccess":{"rejectedSpans":"3","errorMessage":"too old"}}')
    const { tracing, warnings } = makeTracing(sink.endpoint, all)
    for (let i = 0; i < 10; i++) runRequest(engineOf([tracing]), 200)
    expect(await tracing.flush(5_000)).toBe(false)
    expect(tracing.counts).toMatchObject({ exported: 7, dropped: { export_failed: 3 } })
    expect(warnings).toEqual([expect.stringContaining('it refused 3 spans: too old')])
  })

  it.each([
    'null',
    '[]',
    '<html>',
    '{"partialSuccess":{"rejectedSpans":-1}}',
    '{"partialSuccess":7}',
  ])('answers %s took them', async (body) => {
    const sink = await startSink()
    sink.misbehave = (_, res) => res.end(body)
    const { tracing, warnings } = makeTracing(sink.endpoint, all)
    runRequest(engineOf([tracing]), 200)
    expect(await tracing.flush(5_000)).toBe(true)
    expect(tracing.counts.exported).toBe(1)
    expect(warnings).toEqual([])
  })

  it('is not there: the same, and what it costs to try is bounded', async () => {
    const limits = { ...quick, timeoutMs: 300 }
    const endpoint = `http://127.0.0.1:${await closedPort()}`
    const { tracing, warnings } = makeTracing(endpoint, { ...all, limits })
    await tracing.start()
    runRequest(engineOf([tracing]), 200)
    await vi.waitFor(() => expect(tracing.counts.dropped.export_failed).toBe(1), 5_000)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toContain('ECONNREFUSED')
  })

  it('answers without an end, the connection is closed in time', async () => {
    const sink = await startSink()
    sink.misbehave = drips
    const { tracing } = makeTracing(sink.endpoint, { ...all, limits: { ...quick, timeoutMs: 200 } })
    await tracing.start()
    runRequest(engineOf([tracing]), 200)
    await vi.waitFor(() => expect(tracing.counts.dropped.export_failed).toBe(1), 5_000)
    sink.misbehave = null
    runRequest(engineOf([tracing]), 200)
    await vi.waitFor(() => expect(sink.spans).toHaveLength(1), 5_000)
  })

  it('recovers, it gets what comes then', async () => {
    const sink = await startSink()
    sink.misbehave = (_, res) => res.writeHead(500).end()
    const { tracing } = makeTracing(sink.endpoint, all)
    await tracing.start()
    runRequest(engineOf([tracing]), 200)
    await vi.waitFor(() => expect(tracing.counts.dropped.export_failed).toBe(1))
    sink.misbehave = null
    runRequest(engineOf([tracing]), 200)
    await vi.waitFor(() => expect(sink.spans).toHaveLength(1))
  })

  it('is busy for a moment, it is asked again and loses nothing', async () => {
    const sink = await startSink()
    sink.misbehave = (_, res) => {
      sink.misbehave = null
      res.writeHead(503, { 'retry-after': '1' }).end()
    }
    const limits = { ...quick, timeoutMs: 5_000 }
    const { tracing, warnings } = makeTracing(sink.endpoint, { ...all, limits })
    await tracing.start()
    runRequest(engineOf([tracing]), 200)
    await vi.waitFor(() => expect(sink.spans).toHaveLength(1), 5_000)
    expect(tracing.counts.exported).toBe(1)
    expect(warnings).toEqual([])
  })
})

it('One batch is on its way at a time, and none is larger than it may be', async () => {
  const sink = await startSink()
  let now = 0
  let most = 0
  sink.misbehave = (_, res) => {
    now += 1
    most = Math.max(most, now)
    setTimeout(() => {
      now -= 1
      res.end('{}')
    }, 10)
  }
  const { tracing } = makeTracing(sink.endpoint, { ...all, limits: { ...quick, batchSpans: 100 } })
  await tracing.start()
  for (let i = 0; i < 1_000; i++) runRequest(engineOf([tracing]), 200)
  expect(await tracing.flush(10_000)).toBe(true)
  expect(most).toBe(1)
  expect(sink.asked).toBe(10)
  expect(tracing.counts.exported).toBe(1_000)
})

describe('At the end', () => {
  it('everything that waits is exported', async () => {
    const sink = await startSink()
    const limits = { ...quick, delayMs: 60_000 }
    const { tracing } = makeTracing(sink.endpoint, { ...all, limits })
    for (let i = 0; i < 3_000; i++) runRequest(engineOf([tracing]), 200)
    expect(await tracing.shutdown(10_000)).toBe(true)
    expect(sink.spans).toHaveLength(3_000)
  })

  it('failures are first to go, and last to be given up', async () => {
    const sink = await startSink()
    const limits = { ...quick, queuedSpans: 100, batchSpans: 10, timeoutMs: 60_000 }
    const { tracing } = makeTracing(sink.endpoint, { ...all, limits })
    const engine = engineOf([tracing])
    for (let i = 0; i < 100; i++) runRequest(engine, 200)
    for (let i = 0; i < 10; i++) runRequest(engine, 500)
    expect(tracing.waiting).toBe(100)
    expect(tracing.counts.dropped.queue_full).toBe(10)
    await tracing.flush(10_000)
    expect(sink.spans).toHaveLength(100)
    for (const span of sink.spans.slice(0, 10)) expect(span.status.code).toBe(2)
    for (const span of sink.spans.slice(10)) expect(span.status.code).toBe(0)
  })

  it('large spans leave room for fewer', async () => {
    const sink = await startSink()
    const limits = { ...quick, queuedBytes: 20_000 }
    const { tracing } = makeTracing(sink.endpoint, { ...all, limits })
    const engine = engineOf([tracing])
    for (let i = 0; i < 100; i++) runRequest(engine, 200)
    const { waiting } = tracing
    expect(waiting).toBeGreaterThan(10)
    expect(waiting).toBeLessThan(60)
    expect(tracing.counts.dropped.queue_full).toBe(100 - waiting)
    runRequest(engine, 500)
    await tracing.flush(10_000)
    expect(sink.spans[0]).toMatchObject({ status: { code: 2 } })
  })

  it('it is over when the time is, and what is lost is counted', async () => {
    const sink = await startSink()
    sink.misbehave = () => {}
    const limits = { ...quick, batchSpans: 10, timeoutMs: 60_000 }
    const { tracing } = makeTracing(sink.endpoint, { ...all, limits })
    for (let i = 0; i < 50; i++) runRequest(engineOf([tracing]), 200)
    expect(await tracing.shutdown(100)).toBe(false)
    await vi.waitFor(() => expect(tracing.counts.dropped.export_failed).toBe(10))
    expect(tracing.counts.dropped.shutdown).toBe(40)
    runRequest(engineOf([tracing]), 500)
    expect(tracing.waiting).toBe(0)
    expect(tracing.counts.dropped.shutdown).toBe(41)
  })
})

it('What became of traces and spans can be scraped', async () => {
  const sink = await startSink()
  const limits = { ...quick, delayMs: 60_000 }
  const { tracing } = makeTracing(sink.endpoint, { limits })
  const { metrics } = makeMetrics()
  describeTracing(metrics.families, tracing)
  for (let i = 0; i < 7; i++) runRequest(engineOf([tracing]), 500)
  await tracing.flush(5_000)
  runRequest(engineOf([tracing]), 500)
  const samples = await samplesOf(metrics)
  expect(valueOf(samples, 'obs_traces_kept_total', { reason: 'failed' })).toBe(8)
  expect(valueOf(samples, 'obs_traces_kept_total', { reason: 'slow' })).toBe(0)
  expect(valueOf(samples, 'obs_spans_exported_total')).toBe(7)
  expect(valueOf(samples, 'obs_spans_waiting')).toBe(1)
  expect(valueOf(samples, 'obs_spans_dropped_total', { reason: 'queue_full' })).toBe(0)
})

it('An endpoint that is none is said once, and nothing is sent', () => {
  const { tracing, warnings } = makeTracing('localhost:4318')
  expect(tracing.endpoint).toBeNull()
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('http://localhost:4318')
})

it.each([
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' }, 'http://c:4318/v1/traces'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/otlp/' }, 'http://c:4318/otlp/v1/traces'],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://c:4318/x' }, 'http://c:4318/x'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_SDK_DISABLED: 'true' }, null],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_TRACES_EXPORTER: 'none' }, null],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: ' ' }, null],
  [{}, null],
])('By %j traces go to %s', (env, endpoint) => {
  expect(makeTracing(null, { env }).tracing.endpoint).toBe(endpoint)
})
