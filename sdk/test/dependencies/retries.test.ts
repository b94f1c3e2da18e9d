import pRetry from 'p-retry'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startSink, valuesOf } from '../tracing/support/sink.ts'
import { byLabels, startService } from './support/service.ts'

class Refused extends Error {
  readonly code = 'ECONNREFUSED'
}

it('Retries are counted by why, and each is an event on the span of its request', async () => {
  const sink = await startSink()
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', sink.endpoint)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { obs, get, samples } = await startService(
    (handle) => ({
      '/pay': () => {
        const pay = (attempt: number) => {
          if (attempt < 3) throw new Refused('connect to 10.0.0.1 with password=hunter2 refused')
        }
        return pRetry(pay, {
          minTimeout: 1,
          onFailedAttempt: ({ error, attemptNumber, retriesLeft, retryDelay }) => {
            if (retriesLeft === 0) return
            handle.retried('payments', { error, attempt: attemptNumber + 1, delayMs: retryDelay })
          },
        })
      },
    }),
    { sampling: 'collector' },
  )
  await get('/pay')
  expect(byLabels(await samples(), 'obs_retries_total')).toEqual({ 'payments ECONNREFUSED': 2 })

  await vi.waitFor(async () => {
    await get('/pay')
    await obs.flush()
    const retries = sink.named('GET /pay').flatMap((span) => span.events)
    expect(retries.length).toBeGreaterThanOrEqual(2)
    const [first, second] = retries.slice(-2).map((event) => valuesOf(event.attributes))
    expect(first).toMatchObject({ dependency: 'payments', attempt: 2 })
    expect(second).toMatchObject({ attempt: 3, 'exception.type': 'ECONNREFUSED' })
  }, 10_000)
  expect(JSON.stringify(sink.spans)).not.toContain('hunter2')
})

it('Nothing but a name is needed, also outside a request, and classes of errors are bounded', async () => {
  const { obs, samples } = await startService(() => ({}))
  obs.retried('search')
  for (let each = 0; each < 300; each += 1) {
    const error = new Error('made from data')
    error.name = `Error${each}`
    obs.retried('search', { error })
  }
  const retries = byLabels(await samples(), 'obs_retries_total')
  expect(retries['search']).toBe(1)
  expect(retries['search _OTHER']).toBeGreaterThan(100)
  expect(Object.keys(retries).length).toBeLessThan(110)
})

it('Why an attempt failed may be anything, and may fail when it is looked at', async () => {
  const { obs, samples } = await startService(() => ({}))
  const opaque = new Proxy(new Error('x'), {
    get() {
      throw new Error('nothing to see')
    },
  })
  for (const error of [null, 0, 'text', Symbol('s'), Object.create(null) as object, opaque]) {
    obs.retried('payments', { error, attempt: Number.NaN })
  }
  expect(byLabels(await samples(), 'obs_retries_total')).toEqual({ 'payments Error': 6 })
})
