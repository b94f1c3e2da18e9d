import { SpanStatusCode, trace } from '@opentelemetry/api'
import { expect, it } from 'vitest'
import { ensureTool } from '../../../cli/src/tools/index.ts'
import { startJaeger } from './support/jaeger.ts'
import { ask, makeTracing, quick, serve } from './support/service.ts'

const building = 600_000

it(
  'A real collector stores whole traces of what failed, and nothing of the rest',
  async () => {
    const { path } = await ensureTool('jaeger')
    const jaeger = await startJaeger(path)
    const limits = { ...quick, timeoutMs: 10_000 }
    const { tracing, warnings } = makeTracing(jaeger.endpoint, { limits })
    await tracing.start()
    const ids: Record<string, string> = {}
    const url = await serve(tracing, {
      '/good': (res, { traceId }) => {
        ids['good'] = traceId
        trace.getTracer('app').startActiveSpan('load', (span) => span.end())
        res.end()
      },
      '/bad': (_, { traceId }) => {
        ids['bad'] = traceId
        trace.getTracer('app').startActiveSpan('load', (span) => {
          span.setStatus({ code: SpanStatusCode.ERROR }).end()
        })
        throw new Error('no database', { cause: new Error('ECONNREFUSED') })
      },
    })
    expect(await ask(`${url}/good`)).toBe(200)
    expect(await ask(`${url}/bad`)).toBe(500)
    // Jaeger may still be starting: the exporter asks again.
    await expect.poll(() => tracing.counts.exported, { timeout: 15_000 }).toBe(2)

    await expect.poll(() => jaeger.spansOf(ids['bad']!), { timeout: 15_000 }).toHaveLength(2)
    const spans = await jaeger.spansOf(ids['bad']!)
    const root = spans.find(({ operationName }) => operationName === 'GET /bad')!
    const load = spans.find(({ operationName }) => operationName === 'load')!
    expect(load.references.map(({ spanID }) => spanID)).toEqual([root.spanID])
    const tags = Object.fromEntries(root.tags.map(({ key, value }) => [key, value]))
    expect(tags).toMatchObject({
      'span.kind': 'server',
      'http.route': '/bad',
      'http.response.status_code': 500,
      'error.type': 'Error',
      error: true,
      'otel.status_description': 'no database',
    })
    for (const span of spans) expect(span.warnings ?? []).toEqual([])
    expect(await jaeger.spansOf(ids['good']!)).toEqual([])
    expect(warnings).toEqual([])
  },
  building,
)

it(
  'A real collector takes whatever text, number or link a span has',
  async () => {
    const { path } = await ensureTool('jaeger')
    const jaeger = await startJaeger(path)
    const limits = { ...quick, timeoutMs: 10_000 }
    const { tracing } = makeTracing(jaeger.endpoint, { sampling: 'collector', limits })
    await tracing.start()
    let id = ''
    const url = await serve(tracing, {
      '/odd': (res, { traceId }) => {
        id = traceId
        trace.getTracer('odd "scope"', '1\n2').startActiveSpan('load "all"\n', (span) => {
          span.setAttributes({
            text: '"\\\u0000\u2028 é 🚀 \ud800',
            whole: 2 ** 53 - 1,
            huge: 1e300,
            half: 0.5,
            yes: true,
            list: ['a', '"b"'],
          })
          span.addEvent('seen "it"', { by: 'me' })
          span.addLink({ context: { traceId: 'no id', spanId: '"}', traceFlags: 1 } })
          span.addLink({ context: { traceId, spanId: 'b'.repeat(16), traceFlags: 1 } })
          span.setStatus({ code: SpanStatusCode.ERROR, message: 'a "b"\n' }).end()
        })
        trace.getActiveSpan()?.addLink({ context: { traceId: '', spanId: '', traceFlags: 0 } })
        res.end()
      },
    })
    expect(await ask(`${url}/odd`)).toBe(200)
    await expect.poll(() => tracing.counts.exported, { timeout: 15_000 }).toBe(2)

    await expect.poll(() => jaeger.spansOf(id), { timeout: 15_000 }).toHaveLength(2)
    const spans = await jaeger.spansOf(id)
    const load = spans.find(({ operationName }) => operationName === 'load "all"\n')!
    const tags = Object.fromEntries(load.tags.map(({ key, value }) => [key, value]))
    expect(tags).toMatchObject({
      text: '"\\\u0000\u2028 é 🚀 �',
      half: 0.5,
      huge: 1e300,
      yes: true,
      list: '["a","\\"b\\""]',
      'otel.scope.name': 'odd "scope"',
      'otel.status_description': 'a "b"\n',
    })
    // Below the request, and linked to what has ids.
    expect(load.references).toHaveLength(2)
  },
  building,
)
