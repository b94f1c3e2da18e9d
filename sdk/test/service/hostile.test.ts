import { formatProblem, resolveService } from '@obs-toolkit/sdk/service'
import { expect, test } from 'vitest'
import { createContext, runInContext } from 'node:vm'

const codes = (written: unknown) => resolveService(written).problems.map(({ code }) => code)

test('a __proto__ key pollutes nothing', () => {
  const written: unknown = JSON.parse(
    '{"name":"orders","__proto__":{"polluted":1},"routes":{"__proto__":{"stream":true}}}',
  )
  const { service, problems } = resolveService(written)
  expect(problems.map(({ code }) => code)).toEqual(['not-data', 'not-data'])
  expect(Object.getPrototypeOf(service)).toBe(Object.prototype)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
})

test('names that every object inherits are names like others', () => {
  const { service, problems } = resolveService({
    name: 'constructor',
    dependencies: { constructor: { url: 'http://a' }, toString: { url: 'http://b' } },
    alerts: { page: 'hasOwnProperty' },
  })
  expect(service.dependencies.map(({ name }) => name)).toEqual(['constructor', 'toString'])
  expect(problems.map(({ code }) => code)).toEqual(['unknown-receiver'])
})

test('a getter is not run', () => {
  let ran = false
  const written = {
    name: 'orders',
    get owner() {
      ran = true
      return 'someone'
    },
  }
  expect(codes(written)).toEqual(['not-data'])
  expect(ran).toBe(false)
})

test('a proxy that throws is reported', () => {
  const throwing = new Proxy(
    {},
    {
      getPrototypeOf: () => {
        throw new Error('no')
      },
      getOwnPropertyDescriptor: () => {
        throw new Error('no')
      },
    },
  )
  expect(codes(throwing)).toEqual(['not-data'])
  expect(codes({ name: 'orders', load: throwing })).toEqual(['not-data'])
})

test('a cycle ends', () => {
  const body: { self?: unknown } = {}
  body.self = body
  expect(codes({ name: 'orders', routes: { 'POST /a': { example: { body } } } })).toEqual([
    'not-data',
  ])
})

test('functions, symbols, bigints, class instances and NaN are no data', () => {
  const tags = [() => 1, Symbol('a'), 1n, new Date(), new Map(), Number.NaN]
  const body = Object.fromEntries(tags.map((tag, at) => [`key${at}`, tag]))
  const { problems } = resolveService({
    name: 'orders',
    routes: { 'POST /a': { example: { body } } },
  })
  expect(problems.map(({ code }) => code)).toEqual(tags.map(() => 'not-data'))
})

test('an object of another realm is an object', () => {
  const written: unknown = runInContext(
    '({ name: "orders", tags: ["a"], routes: { "GET /a": {} } })',
    createContext(),
  )
  const { service, problems } = resolveService(written)
  expect(problems).toEqual([])
  expect(service.tags).toEqual(['a'])
})

test('absurd sizes are refused, quickly and with few words', () => {
  let deep: unknown = 1
  for (let depth = 0; depth < 10_000; depth++) deep = [deep]
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`GET /r${at}`, {}]))
  const huge = 'x'.repeat(10_000_000)
  const broad = Array.from({ length: 900 }, () => Array.from({ length: 900 }, () => 1))
  const sparse: unknown[] = []
  sparse.length = 4_294_967_295
  for (const body of [deep, huge, broad, sparse]) {
    expect(codes({ name: 'orders', routes: { 'POST /a': { example: { body } } } })).toEqual([
      'too-big',
    ])
  }
  expect(codes({ name: 'orders', routes: wide })).toEqual(['too-big'])
  expect(codes({ name: huge, [huge]: 1 })).toEqual(['too-big', 'too-big'])
  const long = resolveService({ name: 'y'.repeat(50_000) })
  expect(long.problems[0]?.message.length).toBeLessThan(200)
})

test('a forged mark on JSON is no resolved service', () => {
  expect(codes({ schema: 'obs.service/v1', name: 'orders', objectives: [] })).toEqual([
    'unknown-key',
    'wrong-type',
  ])
})

test('what was written cannot steer the terminal that shows it, and shows no password', () => {
  const { problems } = resolveService({
    name: 'orders',
    '\u001B[2Jkey\n\u202E\u009B': 1,
    dependencies: { payments: { url: 'http://root:hunter2@payments' } },
    alerts: { page: '\u001B]0;owned\u0007' },
  })
  const shown = problems.map(formatProblem).join('')
  expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(shown).not.toContain('hunter2')
  expect(problems).toHaveLength(3)
})
