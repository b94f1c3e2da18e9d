import { resolveService } from '@obs-toolkit/sdk/service'
import type { ServiceDefinition } from '@obs-toolkit/sdk/service'
import { describe, expect, it } from 'vitest'
import { planLoad } from '../../src/index.ts'
import type { Planning, Wishes } from '../../src/index.ts'
import { pathParts } from '../../src/plan/path.ts'
import { scheduleOf } from '../../src/plan/schedule.ts'

const orders: ServiceDefinition = {
  name: 'orders',
  traffic: { peakPerSecond: 120, instances: 6 },
  routes: {
    'GET /orders/:id': { share: 0.7, example: { params: { id: ['1', '2'] } } },
    'POST /orders': { share: 0.3, example: { body: { sku: 'a' }, expect: 201 } },
  },
}

function plan(definition: ServiceDefinition, wishes: Partial<Wishes> = {}): Planning {
  const { service } = resolveService(definition)
  return planLoad(service, {
    target: 'http://localhost:3000',
    folder: '/here',
    environment: [],
    ...wishes,
  })
}

function codes(planning: Planning): readonly string[] {
  return planning.refusals.map(({ code }) => code)
}

describe('a plan', () => {
  it('sends twice the peak, scaled to the instances under test', () => {
    expect(plan(orders).plan?.rate).toBe(40)
    expect(plan(orders, { instances: 6 }).plan?.rate).toBe(240)
    expect(plan(orders, { factor: 3, instances: 2 }).plan?.rate).toBe(120)
    expect(plan(orders, { rate: 7 }).plan?.rate).toBe(7)
  })

  it('lasts as long as its hardest objective needs', () => {
    const fast = plan(orders, { instances: 6 }).plan!
    const slow = plan({ ...orders, traffic: { peakPerSecond: 10 } }).plan!
    expect(fast.phases.measured).toBe(60)
    expect(slow.phases.measured).toBe(450)
  })

  it('allows under load what the declaration tolerates under load', () => {
    const allowed = (profile: 'peak' | 'smoke') =>
      plan(orders, { profile }).plan?.objectives.map((each) => each.allowed)
    expect(allowed('peak')).toEqual([0.05, 0.05, 0.01])
    expect(allowed('smoke')).toEqual([0.001, 0.05, 0.01])
  })

  it('is the same, byte for byte, for the same declaration', () => {
    expect(JSON.stringify(plan(orders))).toBe(JSON.stringify(plan(orders)))
  })

  it('refuses without a peak, and says how to declare one', () => {
    const { refusals } = plan({ ...orders, traffic: {} })
    expect(refusals).toMatchObject([
      { code: 'no-peak', remedy: expect.stringContaining('peakPerSecond') },
    ])
  })

  it('refuses hosts that nobody allowed, and high rates on those that somebody did', () => {
    const target = 'https://staging.example.com'
    const allow = { ...orders, load: { allow: ['*.example.com'] } }
    expect(codes(plan(orders, { target }))).toEqual(['host-not-allowed'])
    expect(codes(plan(allow, { target }))).toEqual([])
    expect(codes(plan(allow, { target, rate: 5_000 }))).toEqual(['rate-too-high'])
    expect(codes(plan(allow, { target, rate: 5_000, maxRate: 5_000 }))).toEqual([])
    expect(codes(plan(orders, { target: 'http://127.0.0.1.example.org' }))).toEqual([
      'host-not-allowed',
    ])
    expect(codes(plan(orders, { target: 'ftp://localhost' }))).toEqual(['bad-target'])
  })

  it('names every route without an example, and every secret that is not set', () => {
    const without = plan({ ...orders, routes: { 'GET /a/:id': {}, 'POST /b': {} } })
    expect(codes(without)).toEqual(['no-example', 'no-example'])
    const secret = { ...orders, load: { headers: { authorization: { env: 'TOKEN' } } } }
    expect(codes(plan(secret))).toEqual(['no-secret'])
    expect(codes(plan(secret, { environment: ['TOKEN'] }))).toEqual([])
  })
})

describe('the schedule', () => {
  it('gives every route its share, spread evenly', () => {
    const cycle = scheduleOf([0.7, 0.2, 0.1])
    const times = [0, 1, 2].map((at) => cycle.filter((each) => each === at).length)
    expect(times).toEqual([7, 2, 1])
    expect(cycle.join('')).not.toMatch(/0000|11|22/)
  })
})

describe('a path', () => {
  it.each([
    ['/orders/:id', { id: '1' }, ['/orders/', { param: 'id' }]],
    ['/orders/:id?', {}, ['/orders']],
    ['/files/*', { '*': 'a/b' }, ['/files', '/', { param: '*' }]],
    ['/a/:x/b/:y', { x: 1, y: 2 }, ['/a', '/', { param: 'x' }, '/b', '/', { param: 'y' }]],
  ])('%s is taken apart', (path, params, parts) => {
    const joined = (list: readonly unknown[]): string =>
      list.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('')
    expect(joined(pathParts(path, params))).toBe(joined(parts))
  })
})
