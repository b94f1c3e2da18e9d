import { describe, expect, it } from 'vitest'
import { makeMetrics, samplesOf, valueOf } from './support/metrics.ts'

const help = 'What it counts.'

describe('a definition', () => {
  it.each([
    ['a name with a hyphen', { name: 'orders-paid_total', help }, /made of letters, digits and _/],
    ['a counter without _total', { name: 'orders_paid', help }, /'orders_paid_total'/],
    ['no help', { name: 'paid_total', help: ' ' }, /Say in `help`/],
    [
      'a unit that the name lacks',
      { name: 'wait_total', help, unit: 'seconds' },
      /'wait_seconds_total'/,
    ],
    [
      'a reserved label',
      { name: 'paid_total', help, labelNames: ['__name__'] },
      /'__name__' is no label/,
    ],
    ['a label named twice', { name: 'paid_total', help, labelNames: ['a', 'a'] }, /named once/],
    ["a sample's suffix", { name: 'paid_sum_total', help }, /are for the samples/],
  ])('of a counter with %s says what to write', (_, definition, message) => {
    const { families } = makeMetrics().metrics
    expect(() => families.counter(definition)).toThrow(message)
  })

  it.each([[[]], [[1, 1]], [[2, 1]], [[1, Infinity]], [[NaN]]])(
    'of a histogram with the edges %j is refused',
    (edges) => {
      const { families } = makeMetrics().metrics
      expect(() => families.histogram({ name: 'size', help, edges })).toThrow(/ascending order/)
    },
  )

  it('says everything that is wrong at once, and defines nothing', async () => {
    const { metrics } = makeMetrics()
    const wrong = { name: 'wait_total', help: '', labelNames: ['le'], edges: [3, 2] }
    expect(() => metrics.families.histogram(wrong)).toThrow(/samples.*help.*'le'.*ascending/s)
    expect((await samplesOf(metrics)).some(({ name }) => name.startsWith('wait'))).toBe(false)
  })

  it('in the same words gives the same metric, in other words an error', async () => {
    const { metrics } = makeMetrics()
    const { families } = metrics
    families.counter({ name: 'paid_total', help }).series().inc()
    families.counter({ name: 'paid_total', help }).series().inc()

    expect(valueOf(await samplesOf(metrics), 'paid_total')).toBe(2)
    expect(() => families.counter({ name: 'paid_total', help: 'Else.' })).toThrow(/other words/)
    expect(() => families.gauge({ name: 'paid', help })).toThrow(/other words/)
  })

  it('without labels shows its zero before the first observation', async () => {
    const { metrics } = makeMetrics()
    metrics.families.counter({ name: 'paid_total', help })
    expect(valueOf(await samplesOf(metrics), 'paid_total')).toBe(0)
  })
})
