import { describe, expect, it } from 'vitest'
import { createRandom, independent, queue, slotsOf } from '../../bench/truth/simulate.ts'
import { designEffect, effective } from '../../src/statistics/design-effect.ts'

const shape = { slots: 60, perSlot: 500 }

function medianEffect(service: typeof independent): number {
  const random = createRandom(11)
  const effects = Array.from({ length: 25 }, () =>
    designEffect(slotsOf(service.start(0.01, random), shape.slots, shape.perSlot)),
  )
  return effects.toSorted((a, b) => a - b)[12]!
}

describe('the design effect', () => {
  it('is small where each request goes its own way, and grows with the queue', () => {
    const effects = [independent, queue(0.3), queue(0.6)].map(medianEffect)
    expect(effects[0]).toBeLessThan(2)
    expect(effects[1]).toBeGreaterThan(effects[0]!)
    expect(effects[2]).toBeGreaterThan(3 * effects[1]!)
  })

  it('leaves a broken service as many votes as it had batches', () => {
    const halfDown = Array.from({ length: 60 }, (_, at) => [100, at < 30 ? 0 : 100] as const)
    expect(effective(halfDown).events).toBeCloseTo(8, 0)
  })

  it('takes nothing from a run without bad requests, or with nothing else', () => {
    expect(designEffect(Array.from({ length: 60 }, () => [100, 0] as const))).toBe(1)
    expect(designEffect(Array.from({ length: 60 }, () => [100, 100] as const))).toBe(1)
    expect(designEffect([])).toBe(1)
  })
})
