import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest'
import type { Obs, ObserveOptions } from '../../src/index.ts'
import { Business } from '../../src/business/index.ts'
import { frameworks } from '../frameworks/index.ts'
import { makeMetrics, samplesOf, valueOf } from '../metrics/support/metrics.ts'

const [express] = frameworks

async function start(options: ObserveOptions = {}) {
  const app = await express!.start({ logger: false, shutdown: false, ...options })
  onTestFinished(() => app.close())
  const scrape = async () => await (await fetch(`${app.url}/metrics`)).text()
  return { ...app, scrape }
}

function make() {
  const { metrics } = makeMetrics()
  return { business: new Business(metrics.families, [0.1, 1]), read: () => samplesOf(metrics) }
}

const orders = {
  help: 'Orders, by how they ended.',
  unit: 'none',
  labels: { outcome: ['paid', 'declined'] },
} as const

describe('a counter', () => {
  test('is there with each of its declared values before the first of them happens', async () => {
    const { business, read } = make()
    const counter = business.counter('orders_total', orders)
    const value = async (outcome: string) => valueOf(await read(), 'orders_total', { outcome })
    expect([await value('paid'), await value('declined')]).toEqual([0, 0])
    counter.inc({ outcome: 'paid' })
    counter.add(2, { outcome: 'paid' })
    expect([await value('paid'), await value('declined')]).toEqual([3, 0])
  })

  test('takes a value that was not declared for _OTHER', async () => {
    const { business, read } = make()
    const counter = business.counter('orders_total', orders)
    counter.inc({ outcome: 'stolen' as 'paid' })
    expect(valueOf(await read(), 'orders_total', { outcome: '_OTHER' })).toBe(1)
  })

  test('takes no more values of an open set than it was given room for', async () => {
    const { business, read } = make()
    const counter = business.counter('logins_total', {
      help: 'Logins.',
      unit: 'none',
      labels: { tenant: { atMost: 3 } },
    })
    for (let tenant = 0; tenant < 1_000; tenant += 1) counter.inc({ tenant })
    const series = (await read()).filter(({ name }) => name === 'logins_total')
    expect(series).toHaveLength(4)
    expect(valueOf(series, 'logins_total', { tenant: '_OTHER' })).toBe(997)
  })

  test('is typed by what was declared', () => {
    const { business } = make()
    const counter = business.counter('orders_total', orders)
    expectTypeOf(counter.inc).parameters.toEqualTypeOf<
      [labels: { readonly outcome: 'paid' | 'declined' }]
    >()
    const bare = business.counter('visits_total', { help: 'Visits.', unit: 'none' })
    expectTypeOf(bare.inc).parameters.toEqualTypeOf<[]>()
  })
})

test('a gauge stands where it was set', async () => {
  const { business, read } = make()
  const stock = business.gauge('stock_weight_kilograms', { help: 'Stock.', unit: 'kilograms' })
  stock.set(5)
  stock.add(-2)
  expect(valueOf(await read(), 'stock_weight_kilograms')).toBe(3)
})

describe('what is wrong with a declaration is said to whoever wrote it', () => {
  const { business } = make()
  test.each<[string, () => unknown, RegExp]>([
    [
      'no unit',
      () => business.counter('a_total', { help: 'A.' } as never),
      /'a_total' has no unit/,
    ],
    ['no help', () => business.counter('b_total', { help: '', unit: 'none' }), /Say in `help`/],
    ['no _total', () => business.counter('c', { help: 'C.', unit: 'none' }), /c_total/],
    ['another unit', () => business.gauge('d', { help: 'D.', unit: 'bytes' }), /'d_bytes'/],
    ['an illegal name', () => business.gauge('e-f', { help: 'E.', unit: 'none' }), /letters/],
    ['no buckets', () => business.histogram('g_bytes', { help: 'G.', unit: 'bytes' }), /edges/],
    [
      'an illegal label',
      () => business.gauge('h', { help: 'H.', unit: 'none', labels: { 'x-y': ['a'] } }),
      /'x-y' is no label/,
    ],
  ])('%s', (_, declare, message) => {
    expect(declare).toThrow(message)
  })
})

describe('obs.time', () => {
  async function timed(work: (obs: Obs, histogram: ReturnType<typeof declared>) => unknown) {
    const { obs, scrape } = await start()
    await work(obs, declared(obs))
    return await scrape()
  }
  const declared = (obs: Obs) =>
    obs.histogram('checkout_duration_seconds', {
      help: 'How long a checkout takes.',
      unit: 'seconds',
      labels: { outcome: ['done', 'failed'] },
    })

  test('observes work that is awaited, and gives what it gave', async () => {
    const text = await timed(async (obs, histogram) => {
      const result = await obs.time(histogram, { outcome: 'done' }, async () => {
        await sleep(20)
        return 42
      })
      expect(result).toBe(42)
    })
    expect(text).toContain('checkout_duration_seconds_count{outcome="done"} 1')
    const sum = /checkout_duration_seconds_sum\{outcome="done"\} (\S+)/.exec(text)?.[1]
    expect(Number(sum)).toBeGreaterThan(0.015)
  })

  test('observes failures too, under the labels that they call for', async () => {
    const text = await timed(async (obs, histogram) => {
      const labels = ({ failed }: { failed: boolean }) =>
        ({ outcome: failed ? 'failed' : 'done' }) as const
      const fails = () => {
        throw new Error('no stock')
      }
      expect(() => obs.time(histogram, labels, fails)).toThrow('no stock')
      await expect(obs.time(histogram, labels, async () => fails())).rejects.toThrow('no stock')
    })
    expect(text).toContain('checkout_duration_seconds_count{outcome="failed"} 2')
    expect(text).toContain('checkout_duration_seconds_count{outcome="done"} 0')
  })

  test('measures seconds only', async () => {
    const { obs } = await start()
    const sizes = obs.histogram('cart_size_bytes', { help: 'X.', unit: 'bytes', buckets: [1] })
    expect(() => obs.time(sizes, () => 1)).toThrow("unit 'seconds'")
  })
})
