import { propagation, context, trace } from '@opentelemetry/api'
import { describe, expect, it } from 'vitest'
import { newSpanId } from '../../src/correlation/ids.ts'
import { scopes, type Scope } from '../../src/request/scope.ts'
import type { Tracing } from '../../src/tracing/index.ts'
import { ask, makeTracing, serve } from './support/service.ts'
import { startSink } from './support/sink.ts'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const sampledId = '4bf92f3577b34da6a3ffffffffffffff'
const parentOf = (id: string, flags: string) => `00-${id}-00f067aa0ba902b7-${flags}`

function headersFor(tracing: Tracing, scope: Scope | null, spanId = newSpanId()) {
  const above = tracing.activeSpan(scope) ?? { traceId: 'f'.repeat(32), spanId: '' }
  const headers: Record<string, string> = {}
  tracing.inject(scope, { traceId: above.traceId, spanId }, headers, (carrier, name, value) => {
    carrier[name] = value
  })
  return headers
}

/** The headers that a call within a request would carry. */
async function sent(tracing: Tracing, received: Record<string, string>, spanId = newSpanId()) {
  let headers: Record<string, string> = {}
  const url = await serve(tracing, {
    '/orders': (res) => {
      headers = headersFor(tracing, scopes.getStore() ?? null, spanId)
      res.end()
    },
  })
  await ask(`${url}/orders`, received)
  return headers
}

describe.each([
  ['without OpenTelemetry', null],
  ['with it', 'http://127.0.0.1:9'],
])('What a call carries, %s', (_, endpoint) => {
  const tenPercent = { sampling: { success: 0.1, slowMs: 60_000 } } as const
  async function make() {
    const { tracing } = makeTracing(endpoint, tenPercent)
    await tracing.start()
    return tracing
  }

  it('is the trace, below the span of the call, with the decision made at the head', async () => {
    const tracing = await make()
    const spanId = newSpanId()
    expect(await sent(tracing, { traceparent: parentOf(traceId, '00') }, spanId)).toEqual({
      traceparent: `00-${traceId}-${spanId}-00`,
    })
    expect(await sent(tracing, { traceparent: parentOf(sampledId, '00') }, spanId)).toEqual({
      traceparent: `00-${sampledId}-${spanId}-01`,
      tracestate: 'ot=th:e6666666666666',
    })
  })

  it("keeps the caller's state, and its threshold where the caller sampled", async () => {
    const tracing = await make()
    const tracestate = 'congo=1,ot=th:8;rv:e0000000000000'
    const of = async (flags: string) =>
      (await sent(tracing, { traceparent: parentOf(traceId, flags), tracestate }))['tracestate']
    expect(await of('01')).toBe(tracestate)
    expect(await of('00')).toBe('ot=rv:e0000000000000,congo=1')
  })

  it('has no state of a caller whose trace is not the one', async () => {
    const headers = await sent(await make(), { tracestate: 'congo=1', traceparent: 'garbage' })
    expect(headers['tracestate'] ?? '').not.toContain('congo')
  })

  it('has the baggage as far as it is valid', async () => {
    const tracing = await make()
    const of = async (baggage: string) => (await sent(tracing, { baggage }))['baggage']
    expect(await of('user=alice;p=1,tier=gold')).toBe('user=alice;p=1,tier=gold')
    expect(await of('user=alice,b d=1')).toBe('user=alice')
    expect(await of('x'.repeat(9_000))).toBeUndefined()
  })

  it('begins a trace where there is none', async () => {
    const tracing = await make()
    expect(headersFor(tracing, null, '00f067aa0ba902b7')).toMatchObject({
      traceparent: `00-${'f'.repeat(32)}-00f067aa0ba902b7-01`,
    })
  })
})

it('A span and baggage of the application are what a call within them carries', async () => {
  const sink = await startSink()
  const { tracing } = makeTracing(sink.endpoint, { sampling: 'collector' })
  await tracing.start()
  const seen: Record<string, string>[] = []
  let above = ''
  const url = await serve(tracing, {
    '/orders': (res) =>
      trace.getTracer('app').startActiveSpan('load', (span) => {
        above = tracing.activeSpan(scopes.getStore()!)!.spanId
        expect(above).toBe(span.spanContext().spanId)
        const bag = propagation.createBaggage({ tenant: { value: 'a b\r\nx: y' } })
        const within = propagation.setBaggage(context.active(), bag)
        context.with(within, () => seen.push(headersFor(tracing, scopes.getStore()!)))
        expect(propagation.getActiveBaggage()?.getEntry('user')?.value).toBe('alice')
        span.end()
        res.end()
      }),
  })
  await ask(`${url}/orders`, { baggage: 'user=alice' })
  expect(seen[0]!['baggage']).toBe('tenant=a%20b%0D%0Ax%3A%20y')
  expect(seen[0]!['tracestate']).toBe('ot=th:0')
})
