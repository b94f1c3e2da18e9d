import { describe, expect, it } from 'vitest'
import { newTraceId } from '../../src/correlation/ids.ts'
import type { Engine, Observer } from '../../src/request/engine.ts'
import { defineService } from '../../src/service/index.ts'
import { thresholdOf } from '../../src/tracing/sampling/threshold.ts'
import { beginRequest, endRequest, runRequest } from './support/exchange.ts'
import { engineOf, makeTracing } from './support/service.ts'

const nowhere = 'http://127.0.0.1:9'
const traceparent = (traceId: string, flags: string) => `00-${traceId}-00f067aa0ba902b7-${flags}`

describe('Which traces are kept', () => {
  it('all with an error, and one in ten of the rest', () => {
    const { tracing } = makeTracing(nowhere, { sampling: { success: 0.1, slowMs: 60_000 } })
    const engine = engineOf([tracing])
    const keptOf = (status: number, count: number) => {
      let kept = 0
      for (let i = 0; i < count; i++) kept += runRequest(engine, status).kept ? 1 : 0
      return kept
    }
    expect(keptOf(500, 1_000)).toBe(1_000)
    const share = keptOf(200, 100_000) / 100_000
    expect(share).toBeGreaterThan(0.095)
    expect(share).toBeLessThan(0.105)
    expect(tracing.kept).toEqual({ failed: 1_000, slow: 0, sampled: Math.round(share * 100_000) })
  })

  it('by the last 56 bits of the id, as the specification says', () => {
    expect(thresholdOf(0.1)).toEqual({ least: 'e6666666666666', th: 'e6666666666666' })
    expect(thresholdOf(0.5)).toEqual({ least: '80000000000000', th: '8' })
    expect(thresholdOf(1)).toEqual({ least: '00000000000000', th: '0' })
    const { tracing } = makeTracing(nowhere, { sampling: { success: 0.1, slowMs: 60_000 } })
    const engine = engineOf([tracing])
    const keeps = (id: string) =>
      runRequest(engine, 200, { traceparent: traceparent(id, '00') }).kept
    expect(keeps('ffffffffffffffffffe6666666666665')).toBe(false)
    expect(keeps('000000000000000001e6666666666666')).toBe(true)
  })

  it('by the number in `tracestate`, where a caller gives one', () => {
    const { tracing } = makeTracing(nowhere, { sampling: { success: 0.1, slowMs: 60_000 } })
    const engine = engineOf([tracing])
    const keeps = (id: string, tracestate: string) =>
      runRequest(engine, 200, { traceparent: traceparent(id, '00'), tracestate }).kept
    expect(keeps('00000000000000000100000000000000', 'a=b,ot=rv:f0000000000000')).toBe(true)
    expect(keeps('ffffffffffffffffffffffffffffffff', 'ot=rv:10000000000000')).toBe(false)
    expect(keeps('ffffffffffffffffffffffffffffffff', 'ot=rv:garbage')).toBe(true)
  })

  it('where one service keeps a trace by chance, one that keeps more keeps it too', () => {
    const few = engineOf([
      makeTracing(nowhere, { sampling: { success: 0.1, slowMs: 60_000 } }).tracing,
    ])
    const more = engineOf([
      makeTracing(nowhere, { sampling: { success: 0.3, slowMs: 60_000 } }).tracing,
    ])
    const ids = Array.from({ length: 2_000 }, newTraceId)
    const keptBy = (engine: Engine) =>
      ids.filter((id) => runRequest(engine, 200, { traceparent: traceparent(id, '00') }).kept)
    const byMore = new Set(keptBy(more))
    const byFew = keptBy(few)
    expect(byFew.length).toBeGreaterThan(0)
    expect(byFew.filter((id) => !byMore.has(id))).toEqual([])
  })

  it('what a caller has sampled, a hundred a second at most', () => {
    const engine = engineOf([makeTracing(nowhere).tracing])
    let kept = 0
    for (let i = 0; i < 1_000; i++) {
      const headers = { traceparent: traceparent(newTraceId(), '01') }
      kept += runRequest(engine, 200, headers).kept ? 1 : 0
    }
    expect(kept).toBeGreaterThanOrEqual(100)
    // As many again for each second that the loop may have taken.
    expect(kept).toBeLessThan(500)
  })

  it('those over the slow limit, but not for being a stream', () => {
    const service = defineService({ name: 'shop', routes: { 'GET /orders': { stream: true } } })
    const sampling = { success: 0, slowMs: -1 }
    const plain = engineOf([makeTracing(nowhere, { sampling }).tracing])
    const streaming = engineOf([makeTracing(nowhere, { sampling, service }).tracing])
    expect(runRequest(plain, 200).kept).toBe(true)
    expect(runRequest(streaming, 200).kept).toBe(false)
    expect(runRequest(streaming, 503).kept).toBe(true)
  })

  it('all of them, where the collector is to choose', () => {
    const { tracing } = makeTracing(nowhere, { sampling: 'collector' })
    const engine = engineOf([tracing])
    for (let i = 0; i < 100; i++) {
      const exchange = runRequest(engine, 200)
      expect([exchange.kept, exchange.sampled]).toEqual([true, true])
    }
  })

  it('of those a collector chooses from, metrics point at some, and mark what it must keep', () => {
    const { tracing } = makeTracing(nowhere, { sampling: 'collector' })
    const points: Observer = { completed: (...request) => void tracing.pointsAt(...request) }
    const engine = engineOf([points, tracing])
    const exchanges = Array.from({ length: 1_000 }, () => runRequest(engine, 200))
    const marked = exchanges.filter(({ pointedAt }) => pointedAt).length
    expect(marked).toBeGreaterThanOrEqual(10)
    // As many again for each second that the loop may have taken.
    expect(marked).toBeLessThan(100)
    expect(runRequest(engine, 500).pointedAt).toBe(true)
  })

  it('none, and nothing is held, where there is nowhere to send them', () => {
    const { tracing } = makeTracing(null)
    const exchange = runRequest(engineOf([tracing]), 500)
    expect(exchange.kept).toBe(false)
    expect(tracing.waiting).toBe(0)
  })

  it('no probe, whatever fails in it', () => {
    const { tracing } = makeTracing(nowhere)
    const exchange = beginRequest(engineOf([tracing]))
    exchange.ignore()
    endRequest(exchange, 500)
    expect(exchange.kept).toBeNull()
    expect(tracing.waiting).toBe(0)
  })
})
