import { describe, expect, it } from 'vitest'
import { betaCdf, logGamma } from '../../src/statistics/beta.ts'
import { decide, ratioBounds } from '../../src/statistics/bounds.ts'

/** P(at most k bad of n), summed term by term. */
function binomialCdf(k: number, n: number, p: number): number {
  let sum = 0
  for (let i = 0; i <= k; i++) {
    const choose = logGamma(n + 1) - logGamma(i + 1) - logGamma(n - i + 1)
    sum += Math.exp(choose + i * Math.log(p) + (n - i) * Math.log1p(-p))
  }
  return sum
}

function thresholds(n: number, allowed: number): { pass: number; fail: number } {
  const all = Array.from({ length: Math.ceil(n * allowed * 3) + 40 }, (_, bad) =>
    decide({ bad, events: n }, allowed, 0.95),
  )
  return { pass: all.lastIndexOf('within'), fail: all.indexOf('beyond') }
}

describe('the bounds of a ratio', () => {
  it.each([
    [299, 0.01, 0, 7],
    [1_000, 0.01, 4, 16],
    [10_000, 0.01, 83, 118],
    [60_000, 0.01, 559, 641],
    [299, 0.05, 8, 22],
    [1_000, 0.05, 38, 63],
    [10_000, 0.05, 463, 537],
    [60_000, 0.05, 2_911, 3_089],
    [10_000, 0.001, 4, 16],
    [60_000, 0.001, 47, 74],
  ])('of %i requests and %f allowed pass up to %i and fail from %i', (n, allowed, pass, fail) => {
    expect(thresholds(n, allowed)).toEqual({ pass, fail })
  })

  it('need so many requests at least for a pass without a single bad one', () => {
    const fewest = (allowed: number): number => {
      let n = 1
      while (decide({ bad: 0, events: n }, allowed, 0.95) !== 'within') n += 1
      return n
    }
    expect([0.05, 0.01, 0.001].map(fewest)).toEqual([59, 299, 2_995])
  })

  it('agree with the binomial distribution, term by term', () => {
    for (const [k, n, p] of [
      [3, 40, 0.1],
      [0, 10, 0.3],
      [83, 10_000, 0.01],
    ] as const) {
      expect(1 - betaCdf(p, k + 1, n - k)).toBeCloseTo(binomialCdf(k, n, p), 10)
    }
  })

  it('hold the estimate between them, and know nothing of no requests', () => {
    const { lower, upper } = ratioBounds({ bad: 31, events: 28_800 }, 0.95)
    expect(lower).toBeLessThan(31 / 28_800)
    expect(upper).toBeGreaterThan(31 / 28_800)
    expect(ratioBounds({ bad: 0, events: 0 }, 0.95)).toEqual({ lower: 0, upper: 1 })
    expect(decide({ bad: 0, events: 0 }, 0.5, 0.95)).toBe('undecided')
    expect(decide({ bad: 50, events: 50 }, 0.01, 0.99)).toBe('beyond')
  })
})
