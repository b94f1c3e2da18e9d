import { defaults, defineService, formatProblem, resolveService } from '@obs-toolkit/sdk/service'
import type { ServiceDefinition } from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { orders } from './orders.ts'

describe('a declaration that is right', () => {
  const service = defineService(orders)

  test('has no problems', () => {
    expect(service.problems.map(formatProblem)).toEqual([])
  })

  test('resolves to plain data that JSON carries unchanged', () => {
    expect(JSON.parse(JSON.stringify(service))).toEqual(service)
  })

  test('cannot be changed, at any depth', () => {
    expect(Object.isFrozen(service)).toBe(true)
    expect(Object.isFrozen(service.routes[1]?.example?.body)).toBe(true)
    expect(Object.isFrozen(service.objectives[0]?.detect)).toBe(true)
  })

  test('may be defined again', () => {
    expect(defineService(service)).toBe(service)
    expect(resolveService(service).service).toBe(service)
  })

  test('is not changed by being read, nor by what its author does later', () => {
    const written = { name: 'orders', tags: ['a'] }
    const resolved = defineService(written)
    written.tags.push('b')
    expect(resolved.tags).toEqual(['a'])
    expect(Object.isFrozen(written)).toBe(false)
  })

  test('reads durations in the unit of their name', () => {
    expect(service.prometheus.scrapeSeconds).toBe(30)
    expect(service.load.timeoutMs).toBe(8000)
    expect(service.objectives.find(({ id }) => id === 'orders/latency-p99')?.underMs).toBe(500)
  })

  test('keeps example requests as they were written', () => {
    expect(service.routes.find(({ key }) => key === 'POST /orders')?.example).toEqual({
      params: {},
      query: {},
      headers: { 'idempotency-key': '{id}' },
      body: { sku: '{sku}', quantity: 1, card: { env: 'TEST_CARD' } },
      expect: { status: [201, 202], contentType: 'application/json', includes: '"id"' },
      data: './orders.csv',
    })
  })

  test('names its receivers by kind', () => {
    expect(service.alerts.receivers.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'oncall: pagerduty',
      'chat: slack',
      'mail: email',
      'hook: webhook',
    ])
    expect(service.alerts.ticket).toEqual(['chat'])
  })
})

test('a name is enough: defaults say the rest', () => {
  const service = defineService({ name: 'orders' })
  expect(service.problems).toEqual([])
  expect(service.objectives.map(({ id, ratio, underMs }) => [id, ratio, underMs])).toEqual([
    ['orders/availability', 0.999, null],
    ['orders/latency-p95', 0.95, 200],
    ['orders/latency-p99', 0.99, 500],
  ])
  expect(service.objectives[0]?.detect).toEqual({
    withinMinutes: 10,
    badFraction: 0.05,
    declared: false,
  })
  expect(service.objectives[1]?.detect.badFraction).toBe(0.5)
  expect(service.load).toMatchObject(defaults.load)
  expect(service.prometheus.selector).toEqual({ job: 'orders' })
  expect(service.prometheus.periodDays).toBe(30)
  expect(service.traffic).toEqual({ peakPerSecond: null, lowPerSecond: null, instances: 1 })
})

test('routes without a share divide what the others leave, streams aside', () => {
  const { routes } = defineService({
    name: 'orders',
    routes: { 'GET /a': { share: 0.4 }, 'GET /b': {}, 'GET /c': {}, 'GET /d': { stream: true } },
  })
  expect(routes.map(({ share }) => share)).toEqual([0.4, 0.3, 0.3, 0])
})

test('a slow target raises the time-out that is assumed, so that it can be judged', () => {
  const slow = (underMs: number): ServiceDefinition => ({
    name: 'batch',
    objectives: { latency: { ratio: 0.99, underMs } },
  })
  expect(defineService(slow(30_000)).load.timeoutMs).toBe(60_000)
  expect(defineService(slow(300)).load.timeoutMs).toBe(10_000)
})

describe('what is wrong is left out, reported, and replaced by a default', () => {
  test('all problems at once', () => {
    const { service, problems } = resolveService({
      name: 'orders',
      objectives: { availability: 99.9, latency: [{ ratio: 0.9 }, { ratio: 0.99, underMs: 300 }] },
      routes: { 'GET /a': { share: 'most' } },
      prometheus: { scrapeSeconds: 0 },
    })
    expect(problems.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['percentage', 'objectives.availability'],
      ['missing', 'objectives.latency.0.underMs'],
      ['wrong-type', 'routes.GET /a.share'],
      ['out-of-range', 'prometheus.scrapeSeconds'],
    ])
    expect(service.objectives.map(({ ratio, underMs }) => [ratio, underMs])).toEqual([
      [0.999, null],
      [0.99, 300],
    ])
    expect(service.prometheus.scrapeSeconds).toBe(15)
  })

  test('a list of which nothing is right gives way to the default one', () => {
    const service = defineService({
      name: 'orders',
      objectives: { latency: [{ ratio: 99, underMs: 300 }] },
    })
    expect(service.objectives).toHaveLength(3)
    expect(defineService({ name: 'x', objectives: { latency: [] } }).objectives).toHaveLength(1)
  })

  test('a mistake is reported once, not again by what follows from it', () => {
    const { problems } = resolveService({
      naem: 'orders',
      alerts: { page: 'chat', receivers: { chat: { slack: { apiUrl: 'https://…' } } } },
    })
    expect(problems.map(({ code }) => code)).toEqual(['unknown-key', 'unknown-key'])
  })
})

const misshapen = fc.anything({
  key: fc.oneof(
    fc.string(),
    fc.constantFrom(...Object.keys(orders), '__proto__', 'constructor', 'ratio', 'underMs'),
  ),
  maxDepth: 5,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSparseArray: true,
  withNullPrototype: true,
  values: [fc.string(), fc.double(), fc.func(fc.nat()), fc.constant(Symbol('s')), fc.boolean()],
})

/** A right declaration with something else in one place. */
const damaged = fc
  .tuple(fc.constantFrom(...Object.keys(orders)), misshapen)
  .map(([key, value]) => ({ ...orders, [key]: value }))

test('whatever is written, a usable service comes out', () => {
  fc.assert(
    fc.property(fc.oneof(misshapen, damaged), (written) => {
      const { service, problems } = resolveService(written)
      expect(service.name).toMatch(/^[\w.-]{1,100}$/)
      expect(service.bucketEdgesSeconds.length).toBeLessThanOrEqual(20)
      expect(JSON.parse(JSON.stringify(service)).problems).toEqual(problems)
      for (const { message } of problems) expect(message).toMatch(/^.{10,2000}$/su)
    }),
    { numRuns: 2000 },
  )
})
