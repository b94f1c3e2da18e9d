import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { trace } from '@opentelemetry/api'
import { expect, it } from 'vitest'
import { runRequest } from './support/exchange.ts'
import { ask, engineOf, makeTracing, quick, serve } from './support/service.ts'
import { startSink } from './support/sink.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

it('Spans that wait for export do not keep their request alive', async () => {
  const sink = await startSink()
  const limits = { ...quick, delayMs: 60_000 }
  const { tracing } = makeTracing(sink.endpoint, { sampling: 'collector', limits })
  await tracing.start()
  let request: WeakRef<object> | undefined
  const url = await serve(tracing, {
    '/orders': (res, exchange) => {
      request = new WeakRef(exchange.req)
      trace.getActiveSpan()?.setAttribute('user.id', 'u7')
      trace.getTracer('app').startActiveSpan('load', (span) => span.end())
      res.end()
    },
  })
  await ask(`${url}/orders`)
  const isGone = () => {
    collectGarbage()
    return request?.deref() === undefined
  }
  await expect.poll(isGone, { timeout: 5_000 }).toBe(true)
  expect(tracing.waiting).toBe(2)
})

it('Very many requests leave nothing behind, kept or not', async () => {
  const sink = await startSink()
  sink.misbehave = () => {}
  const limits = { ...quick, queuedSpans: 500, timeoutMs: 60_000 }
  const { tracing } = makeTracing(sink.endpoint, {
    sampling: { success: 0.5, slowMs: 60_000 },
    limits,
  })
  await tracing.start()
  const engine = engineOf([tracing])
  const run = async (count: number) => {
    for (let i = 0; i < count; i++) {
      runRequest(engine, i % 10 === 0 ? 500 : 200)
      if (i % 1_000 === 0) await new Promise(setImmediate)
    }
    collectGarbage()
    const { heapUsed, arrayBuffers } = process.memoryUsage()
    return heapUsed + arrayBuffers
  }
  await run(20_000)
  const before = await run(20_000)
  const after = await run(60_000)
  expect(after - before).toBeLessThan(3_000_000)
})
