import CircuitBreaker from 'opossum'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startSink, valuesOf } from '../tracing/support/sink.ts'
import { byLabels, startService } from './support/service.ts'

/** A breaker whose calls do what they are told, and which trips at the first failure. */
function makeBreaker(options: CircuitBreaker.Options = {}) {
  const breaker = new CircuitBreaker((run: () => unknown) => Promise.resolve().then(run), {
    errorThresholdPercentage: 1,
    resetTimeout: 60_000,
    ...options,
  })
  onTestFinished(() => breaker.shutdown())
  return breaker
}

const fail = () => {
  throw new Error('refused')
}

it('Each call through a breaker is counted once, by how it ended', async () => {
  const { obs, samples } = await startService(() => ({}))
  const calm = { errorThresholdPercentage: 100, volumeThreshold: 100 }
  const payments = obs.breaker('payments', makeBreaker({ ...calm, timeout: 20, capacity: 1 }))
  await payments.fire(() => 'paid')
  await payments.fire(fail).catch(() => {})
  await payments.fire(() => new Promise(() => {})).catch(() => {})
  const slow = payments.fire(() => new Promise((resolve) => setTimeout(resolve, 1)))
  await payments.fire(() => 'no room').catch(() => {})
  await slow
  payments.open()
  await payments.fire(() => 'turned away').catch(() => {})

  expect(byLabels(await samples(), 'obs_breaker_calls_total')).toEqual({
    'payments success': 2,
    'payments failure': 1,
    'payments timeout': 1,
    'payments overloaded': 1,
    'payments rejected': 1,
  })
})

it('What the breaker forgives counts as it counts for the breaker', async () => {
  const { obs, samples } = await startService(() => ({}))
  const breaker = obs.breaker('search', makeBreaker({ timeout: 20, errorFilter: () => true }))
  await breaker.fire(() => new Promise(() => {})).catch(() => {})
  const calls = byLabels(await samples(), 'obs_breaker_calls_total')
  expect(calls).toMatchObject({ 'search success': 1, 'search timeout': 0 })
})

it('State, trips and fallbacks follow a breaker that opens, tries, fails and recovers', async () => {
  const { obs, samples } = await startService(() => ({}))
  const stock = obs.breaker('stock', makeBreaker({ resetTimeout: 20 }))
  stock.fallback(() => 'in stock, perhaps')
  const read = async () => {
    const all = await samples()
    const of = (name: string) => byLabels(all, name)['stock']
    return {
      open: of('obs_breaker_open'),
      halfOpen: of('obs_breaker_half_open'),
      trips: of('obs_breaker_trips_total'),
    }
  }
  const triesAfter = async (trips: number) => {
    await vi.waitFor(
      async () => expect(await read()).toEqual({ open: 0, halfOpen: 1, trips }),
      5_000,
    )
  }
  expect(await read()).toEqual({ open: 0, halfOpen: 0, trips: 0 })
  await stock.fire(fail)
  await triesAfter(1)
  await stock.fire(fail)
  await triesAfter(2)
  await stock.fire(() => 'in stock')
  expect(await read()).toEqual({ open: 0, halfOpen: 0, trips: 2 })
  expect(byLabels(await samples(), 'obs_breaker_fallbacks_total')).toEqual({ stock: 2 })
})

it('Breakers that share a name are added up, and one that was open already is seen', async () => {
  const { obs, samples } = await startService(() => ({}))
  const [first, second] = [makeBreaker(), makeBreaker()]
  first.open()
  obs.breaker('tenants', first)
  obs.breaker('tenants', second)
  second.open()
  expect(byLabels(await samples(), 'obs_breaker_open')).toEqual({ tenants: 2 })
  first.shutdown()
  expect(byLabels(await samples(), 'obs_breaker_open')).toEqual({ tenants: 1 })
})

it('Only a breaker that says so makes the service unready, and only while it is open', async () => {
  const { obs, get, samples } = await startService(() => ({}))
  const optional = obs.breaker('recommendations', makeBreaker())
  const vital = obs.breaker('payments', makeBreaker(), { readiness: true })
  optional.open()
  expect(byLabels(await samples(), 'obs_breaker_open')).toEqual({ recommendations: 1, payments: 0 })
  expect(await get('/readyz')).toBe(200)
  vital.open()
  await vi.waitFor(async () => expect(await get('/readyz')).toBe(503), 5_000)
  vital.close()
  await vi.waitFor(async () => expect(await get('/readyz')).toBe(200), 5_000)
})

it('The request in which a breaker trips, rejects or falls back says so on its span', async () => {
  const sink = await startSink()
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', sink.endpoint)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { obs, get } = await startService(
    (handle) => {
      const breaker = handle.breaker('payments', makeBreaker())
      breaker.fallback(() => 'later')
      return { '/pay': () => breaker.fire(fail) }
    },
    { sampling: 'collector' },
  )
  await vi.waitFor(async () => {
    await get('/pay')
    await obs.flush()
    const events = sink.named('GET /pay').flatMap((span) => span.events)
    expect(events.map(({ name }) => name)).toContain('breaker.rejected')
    expect(events.map(({ name }) => name)).toContain('breaker.fallback')
    for (const { attributes } of events)
      expect(valuesOf(attributes)).toEqual({ breaker: 'payments' })
  }, 10_000)
})

it('Names made from data are bounded', async () => {
  const { obs, samples } = await startService(() => ({}))
  for (let tenant = 0; tenant < 300; tenant += 1) obs.breaker(`tenant ${tenant}`, makeBreaker())
  const open = byLabels(await samples(), 'obs_breaker_open')
  expect(Object.keys(open)).toHaveLength(201)
  expect(open).toHaveProperty('_OTHER')
})

it('What is no breaker is refused with a word on what is', async () => {
  const { obs } = await startService(() => ({}))
  const take = obs.breaker as (name: string, breaker: unknown) => unknown
  expect(() => take('payments', () => {})).toThrow(/obs\.breaker\('payments', …\) takes a circuit/)
  expect(() => take('payments', null)).toThrow(TypeError)
})
