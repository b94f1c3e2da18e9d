import { setTimeout as sleep } from 'node:timers/promises'
import { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { expect, it, vi } from 'vitest'
import { newSpanId } from '../../src/correlation/ids.ts'
import { scopes } from '../../src/request/scope.ts'
import { spanKinds, type SpanRecord } from '../../src/tracing/index.ts'
import { ask, makeTracing, ok, serve } from './support/service.ts'
import { kinds, startSink } from './support/sink.ts'

const all = { sampling: 'collector' } as const

function recordOf(above: { traceId: string; spanId: string }, failed = false): SpanRecord {
  return {
    traceId: above.traceId,
    spanId: newSpanId(),
    parentSpanId: above.spanId,
    name: 'GET',
    kind: spanKinds.client,
    startedAt: performance.now() - 5,
    endedAt: performance.now(),
    attributes: { 'url.full': 'http://user:secret@pay.example/?token=hunter2', 'server.port': 443 },
    failed,
    error: failed ? new Error('connect ECONNREFUSED') : undefined,
  }
}

it('Spans nest as they are begun, across what is asynchronous, ours among them', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, all)
  await tracing.start()
  const tracer = trace.getTracer('app')
  const url = await serve(tracing, {
    '/orders': (res) =>
      tracer.startActiveSpan('load', async (load) => {
        await sleep(1)
        await tracer.startActiveSpan('select', { kind: SpanKind.CLIENT }, async (select) => {
          await sleep(1)
          tracing.addSpan(scopes.getStore()!, recordOf(tracing.activeSpan(scopes.getStore()!)!))
          select.end()
        })
        load.end()
        res.end()
      }),
  })
  await Promise.all([ask(`${url}/orders`), ask(`${url}/orders`)])
  await tracing.flush(5_000)
  expect(sink.spans).toHaveLength(8)
  for (const root of sink.named('GET /orders')) {
    const within = sink.spans.filter(({ traceId }) => traceId === root.traceId)
    const [load, select, call] = ['load', 'select', 'GET'].map((name) =>
      within.find((span) => span.name === name)!,
    ) as [typeof root, typeof root, typeof root]
    expect(load.parentSpanId).toBe(root.spanId)
    expect(select.parentSpanId).toBe(load.spanId)
    expect(call.parentSpanId).toBe(select.spanId)
    expect(call.kind).toBe(kinds.client)
    for (const { flags } of within) expect(flags & 1).toBe(1)
  }
  expect(JSON.stringify(sink.spans)).not.toMatch(/hunter2|secret/)
})

it('A child that fails keeps its whole trace, and no other', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const tracer = trace.getTracer('app')
  const work = (code: SpanStatusCode) => {
    tracer.startActiveSpan('first', (span) => span.end())
    tracer.startActiveSpan('second', (span) => span.setStatus({ code }).end())
  }
  const url = await serve(tracing, {
    '/good': (res) => {
      work(SpanStatusCode.UNSET)
      res.end()
    },
    '/bad': (res) => {
      work(SpanStatusCode.ERROR)
      res.end()
    },
  })
  await ask(`${url}/good`)
  await ask(`${url}/bad`)
  await ask(`${url}/good`)
  await tracing.flush(5_000)
  expect(sink.spans.map(({ name }) => name).toSorted()).toEqual(['GET /bad', 'first', 'second'])
  expect(new Set(sink.spans.map(({ traceId }) => traceId)).size).toBe(1)
  for (const { flags } of sink.spans) expect(flags & 1).toBe(1)
  expect(tracing.waiting).toBe(0)
})

it('What outlives its request is exported with a kept trace', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, all)
  await tracing.start()
  const { promise, resolve } = Promise.withResolvers<void>()
  const url = await serve(tracing, {
    '/orders': (res) => {
      trace.getTracer('app').startActiveSpan('after', (span) => {
        void promise.then(() => span.end())
      })
      res.end()
    },
  })
  await ask(`${url}/orders`)
  await tracing.flush(5_000)
  expect(sink.spans.map(({ name }) => name)).toEqual(['GET /orders'])
  resolve()
  await vi.waitFor(() => expect(sink.named('after')).toHaveLength(1))
  expect(sink.named('after')[0]!.parentSpanId).toBe(sink.named('GET /orders')[0]!.spanId)
})

it('What fails after its request brings the trace back, with what is still held of it', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const tracer = trace.getTracer('app')
  const { promise, resolve } = Promise.withResolvers<void>()
  const url = await serve(tracing, {
    '/orders': (res) => {
      tracer.startSpan('before').end()
      tracer.startActiveSpan('after', (span) => {
        void promise.then(() => span.setStatus({ code: SpanStatusCode.ERROR }).end())
      })
      res.end()
    },
  })
  await ask(`${url}/orders`)
  resolve()
  await vi.waitFor(() => expect(sink.spans).toHaveLength(3))
  expect(sink.spans.map(({ name }) => name).toSorted()).toEqual(['GET /orders', 'after', 'before'])
  expect(tracing.waiting).toBe(0)
})

it('After the grace it comes back without its siblings; nothing is held for it', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const tracer = trace.getTracer('app')
  const { promise, resolve } = Promise.withResolvers<void>()
  const url = await serve(tracing, {
    '/orders': (res) => {
      tracer.startSpan('before').end()
      tracer.startActiveSpan('after', (span) => {
        void promise.then(() => span.setStatus({ code: SpanStatusCode.ERROR }).end())
      })
      res.end()
    },
  })
  await ask(`${url}/orders`)
  expect(tracing.waiting).toBe(1)
  await vi.waitFor(() => expect(tracing.waiting).toBe(0))
  resolve()
  await vi.waitFor(() => expect(sink.spans).toHaveLength(2))
  expect(sink.spans.map(({ name }) => name).toSorted()).toEqual(['GET /orders', 'after'])
})

it('A job without a request is a trace of its own, decided when it ends', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const job = (name: string, code: SpanStatusCode) =>
    tracing.tracer.startActiveSpan(name, (root) => {
      tracing.tracer.startActiveSpan(`${name} step`, (step) => step.setStatus({ code }).end())
      tracing.addSpan(scopes.getStore()!, recordOf(root.spanContext()))
      root.end()
    })
  job('good', SpanStatusCode.UNSET)
  job('bad', SpanStatusCode.ERROR)
  await tracing.flush(5_000)
  expect(sink.spans.map(({ name }) => name).toSorted()).toEqual(['GET', 'bad', 'bad step'])
  expect(tracing.kept).toEqual({ failed: 1, slow: 0, sampled: 0 })
})

it('Two requests of one trace in one process are decided apart', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const url = await serve(tracing, {
    '/outer': (res) => {
      trace.getTracer('app').startSpan('outer step').end()
      res.end()
    },
    '/inner': (res) => {
      trace.getTracer('app').startSpan('inner step').end()
      res.writeHead(500).end()
    },
  })
  const headers = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00' }
  await ask(`${url}/inner`, headers)
  await ask(`${url}/outer`, headers)
  await tracing.flush(5_000)
  expect(sink.spans.map(({ name }) => name).toSorted()).toEqual(['GET /inner', 'inner step'])
})

it('Spans of one trace, traces and their age are bounded, and what goes is counted', async () => {
  const sink = await startSink()
  const limits = {
    spansPerTrace: 10,
    heldTraces: 3,
    heldSpans: 1_000,
    heldMs: 100,
    sweepMs: 20,
    delayMs: 20,
    timeoutMs: 1_000,
    graceMs: 50,
  }
  const { tracing } = makeTracing(sink.endpoint, { limits })
  await tracing.start()
  const { promise, resolve } = Promise.withResolvers<void>()
  let waiting = 0
  const url = await serve(tracing, {
    '/many': (res) => {
      for (let i = 0; i < 50; i++) trace.getTracer('app').startSpan(`step ${i}`).end()
      res.writeHead(500).end()
    },
    '/waits': async (res) => {
      trace.getTracer('app').startSpan('waited').end()
      waiting += 1
      await promise
      res.end()
    },
  })
  await ask(`${url}/many`)
  await tracing.flush(5_000)
  expect(sink.spans).toHaveLength(11)
  expect(tracing.counts.dropped.trace_full).toBe(40)

  const asked = Array.from({ length: 10 }, () => ask(`${url}/waits`))
  await vi.waitFor(() => expect(waiting).toBe(10))
  expect(tracing.counts.dropped.evicted).toBe(7)
  await vi.waitFor(() => expect(tracing.counts.dropped.evicted).toBe(10))
  expect(tracing.waiting).toBe(0)
  resolve()
  await Promise.all(asked)
})

it('A root that never ends is exported by its age, as slow as it is', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, {
    sampling: { success: 0, slowMs: 50 },
    limits: { heldMs: 100, sweepMs: 20, delayMs: 20, timeoutMs: 1_000 },
  })
  await tracing.start()
  const root = tracing.tracer.startSpan('for ever')
  tracing.tracer.startSpan('step', {}, trace.setSpan(ROOT_CONTEXT, root)).end()
  await vi.waitFor(() => expect(sink.named('step')).toHaveLength(1))
  expect(tracing.waiting).toBe(0)
})

it('What is open at the end is decided then', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint)
  await tracing.start()
  const root = tracing.tracer.startSpan('consumer')
  const within = trace.setSpan(ROOT_CONTEXT, root)
  tracing.tracer.startSpan('bad', {}, within).setStatus({ code: SpanStatusCode.ERROR }).end()
  expect(await tracing.shutdown(5_000)).toBe(true)
  expect(sink.spans.map(({ name }) => name)).toEqual(['bad'])
})

it('Contexts go where they are bound, and a narrower one ends with its function', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, all)
  await tracing.start()
  const tracer = trace.getTracer('app')
  const url = await serve(tracing, {
    '/orders': (res, exchange) => {
      const outer = trace.getActiveSpan()
      const span = tracer.startSpan('bound')
      const bound = context.bind(trace.setSpan(context.active(), span), (a: number) => ({
        a,
        active: trace.getActiveSpan(),
        exchange: scopes.getStore()?.exchange,
      }))
      expect(bound).toHaveLength(1)
      expect(bound(7)).toEqual({ a: 7, active: span, exchange })
      expect(trace.getActiveSpan()).toBe(outer)
      context.with(ROOT_CONTEXT, () => {
        expect(trace.getActiveSpan()).toBeUndefined()
        expect(scopes.getStore()?.exchange).toBe(exchange)
      })
      const token = context.attach(trace.setSpan(context.active(), span))
      expect(trace.getActiveSpan()).toBe(span)
      token.dispose()
      expect(trace.getActiveSpan()).toBe(outer)
      res.end()
    },
    '/plain': ok,
  })
  expect(await ask(`${url}/orders`)).toBe(200)
  expect(trace.getActiveSpan()).toBeUndefined()
})
