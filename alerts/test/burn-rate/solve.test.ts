import type { ServiceDefinition } from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burnTier, compileAlerts, workbookWindows } from '../../src/index.ts'
import { service } from '../orders.ts'

function planOf(more: Partial<ServiceDefinition>) {
  return compileAlerts(service(more))
}

function pageAfter(plan: ReturnType<typeof planOf>, id: string, badFraction: number) {
  const slo = plan.slos.find(({ objective }) => objective.id === id)
  return slo?.detection.find((each) => each.badFraction === badFraction)?.pageSeconds ?? Infinity
}

describe('the default declaration', () => {
  const plan = planOf({ traffic: { lowPerSecond: 10 } })

  it.each([
    ['orders/availability', 1, 60],
    ['orders/availability', 0.2, 180],
    ['orders/availability', 0.05, 540],
    ['orders/latency-p99', 0.5, 540],
    ['orders/latency-p95', 1, 300],
    ['orders/latency-p95', 0.5, 540],
  ])('notices of %s %f bad within %i seconds', (id, badFraction, within) => {
    expect(pageAfter(plan, id, badFraction)).toBeLessThanOrEqual(within)
  })

  it('has nothing to remark', () => {
    expect(plan.remarks).toEqual([])
  })
})

describe('asked for the figures of the workbook', () => {
  it('the same arithmetic yields its table', () => {
    const budget = { badAllowed: 0.001, periodSeconds: 30 * 86_400 }
    const tiers = workbookWindows.map((window) => burnTier(window, budget))
    expect(
      tiers.map(({ factor, threshold, longSeconds, shortSeconds }) => [
        factor,
        threshold,
        longSeconds,
        shortSeconds,
      ]),
    ).toEqual([
      [14.4, 0.0144, 3_600, 300],
      [6, 0.006, 21_600, 1_800],
      [1, 0.001, 259_200, 21_600],
    ])
  })
})

describe('too little traffic', () => {
  it('makes a default wish give way, and says to what', () => {
    const plan = planOf({ traffic: { lowPerSecond: 0.1 } })
    const [availability] = plan.slos
    expect(availability?.notices).toEqual({ withinMinutes: 10, badFraction: 0.22 })
    expect(plan.remarks).toMatchObject([
      { level: 'warning', code: 'gave-way', sloId: 'orders/availability' },
    ])
    expect(plan.remarks[0]?.message).toContain('22 % bad within 10 minutes')
  })

  it('promises no more than an outage in a while, where hardly anybody comes', () => {
    const plan = planOf({ traffic: { lowPerSecond: 0.02 }, objectives: { latency: false } })
    expect(plan.remarks).toMatchObject([{ level: 'warning', code: 'outage-only' }])
    const [slo] = plan.slos
    expect(slo?.notices).toEqual({ badFraction: 1, withinMinutes: 11 })
    expect(slo?.detection[0]?.pageSeconds).toBeLessThan(11 * 60)
  })

  it('makes a written wish an error, and says what is feasible', () => {
    const plan = planOf({
      traffic: { lowPerSecond: 0.1 },
      objectives: { latency: false },
      detect: { withinMinutes: 10 },
    })
    expect(plan.remarks).toMatchObject([{ level: 'error', code: 'infeasible' }])
    expect(plan.remarks[0]?.message).toContain('Feasible is 22 % bad within 10 minutes')
  })
})

describe('a wish too near to what is always allowed', () => {
  it('is an error, and the answer to it is feasible', () => {
    const wish = (badFraction: number) =>
      planOf({
        traffic: { lowPerSecond: 100 },
        objectives: { availability: { ratio: 0.95, detect: { badFraction } }, latency: false },
      })
    const [remark] = wish(0.05).remarks
    expect(remark).toMatchObject({ level: 'error', code: 'infeasible' })
    const [, feasible] = /Feasible is ([\d.]+) % bad/.exec(remark?.message ?? '') ?? []
    expect(wish(Number(feasible) / 100).remarks).toEqual([])
  })
})

describe('a scrape interval', () => {
  it('that leaves too few samples in a window is an error', () => {
    const prometheus = { scrapeSeconds: 120, evaluationSeconds: 120 }
    const { remarks } = planOf({ prometheus, traffic: { lowPerSecond: 100 } })
    expect(remarks).toMatchObject([{ level: 'error', code: 'slow-scrape', sloId: 'orders' }])
  })
})

describe('whatever is declared', () => {
  const anyService = fc.record({
    ratio: fc.integer({ min: 5_000, max: 99_999 }).map((n) => n / 100_000),
    withinMinutes: fc.integer({ min: 1, max: 600 }),
    badFraction: fc.integer({ min: 1, max: 100 }).map((n) => n / 100),
    lowPerSecond: fc.option(fc.integer({ min: 1, max: 100_000 }).map((n) => n / 1000)),
    periodDays: fc.integer({ min: 1, max: 90 }),
    scrapeSeconds: fc.constantFrom(1, 5, 15, 30, 60),
  })

  it('no rule is one that can never fire, and every number is a decimal', () => {
    fc.assert(
      fc.property(anyService, ({ ratio, lowPerSecond, periodDays, scrapeSeconds, ...detect }) => {
        const plan = planOf({
          objectives: { availability: { ratio, detect }, latency: false },
          prometheus: { periodDays, scrapeSeconds, evaluationSeconds: scrapeSeconds },
          ...(lowPerSecond === null ? {} : { traffic: { lowPerSecond } }),
        })
        for (const { threshold, shortSeconds, longSeconds, budget } of plan.slos[0]!.tiers) {
          expect(threshold).toBeGreaterThan(0)
          expect(threshold).toBeLessThan(1)
          expect(String(threshold)).toBe(String(Number(threshold.toPrecision(6))))
          expect(shortSeconds).toBeGreaterThanOrEqual(4 * scrapeSeconds)
          expect(longSeconds).toBeGreaterThanOrEqual(shortSeconds)
          expect(budget).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('an incident that is promised is noticed in time', () => {
    fc.assert(
      fc.property(
        anyService,
        ({ ratio, lowPerSecond, scrapeSeconds, withinMinutes, badFraction }) => {
          const detect = { withinMinutes, badFraction }
          const plan = planOf({
            objectives: { availability: { ratio, detect }, latency: false },
            prometheus: { scrapeSeconds, evaluationSeconds: scrapeSeconds },
            traffic: { lowPerSecond: lowPerSecond ?? 50 },
          })
          fc.pre(plan.remarks.length === 0)
          const [{ tiers }] = plan.slos as [(typeof plan.slos)[number]]
          const acute = tiers.find(({ name }) => name === 'acute')!
          const seconds = (acute.longSeconds * acute.threshold) / detect.badFraction
          expect(seconds).toBeLessThan(detect.withinMinutes * 60)
          expect(acute.guard / ((lowPerSecond ?? 50) * detect.badFraction)).toBeLessThan(
            detect.withinMinutes * 60,
          )
        },
      ),
      { numRuns: 300 },
    )
  })
})
