import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileAlerts, partsOf, prove } from '../../src/index.ts'
import type { AlertPlan, Proof } from '../../src/index.ts'
import { service } from '../orders.ts'
import { promtool } from './promtool.ts'

/** Debian's Prometheus, unpacked by `.ci/debian-packages`. */
const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
const older = join(cache, 'obs/debian-prometheus/usr/bin/promtool')

const step = 15

/** The first proofs are about single incidents, and take seconds. */
const most = 4

const plan = compileAlerts(
  service({
    traffic: { lowPerSecond: 20 },
    dependencies: { payments: { url: 'http://payments:8080' } },
    objectives: {
      latency: [
        { ratio: 0.95, underMs: 1000 },
        { ratio: 0.99, underMs: 2000 },
      ],
    },
  }),
)
const parts = partsOf(plan)
const objectives = parts.filter(({ slos }) => slos.length > 0)
const alerts = parts.find(({ slos }) => slos.length === 0)

describe('an older Prometheus', { timeout: 20 * 60_000 }, () => {
  it('fires the same alerts at the same times', async ({ skip }) => {
    skip(!existsSync(older), lacking)
    for (const part of objectives) {
      const moments = [
        await firesAt(part, betweenEvaluations, older),
        await firesAt(part, betweenEvaluations),
      ]
      expect(moments[0]).not.toEqual([])
      expect(moments[0]).toEqual(moments[1])
    }
  })

  it('fires an evaluation later at most where samples and evaluations coincide, and every proof holds', async ({
    skip,
  }) => {
    skip(!existsSync(older), lacking)
    const sooner: number[] = []
    for (const part of objectives) {
      expect(await promtool(part, prove(part).now.slice(0, most), step, older)).toBe('')
      const [late, early] = [await firesAt(part, asItIs, older), await firesAt(part, asItIs)]
      expect(early.slice(early.length - late.length)).toEqual(late)
      sooner.push(early.length - late.length)
    }
    expect(new Set(sooner)).toEqual(new Set([0, 1]))
    const { now, days } = prove(alerts!)
    expect(await promtool(alerts!, now, step, older)).toBe('')
    expect(await promtool(alerts!, days, 20 * step, older)).toBe('')
  })
})

const lacking = `no older promtool at ${older}: .ci/debian-packages fetches it on Debian`

const asItIs = (proof: Proof): Proof => proof

/**
 * As in production, where no scrape falls on an evaluation to the millisecond: a third of an
 * interval after it. Prometheus 2 counts a sample at the very beginning of a window, 3 does not.
 */
function betweenEvaluations({ intervalSeconds, series, ...proof }: Proof): Proof {
  const shifted = (values: string): string =>
    samplesIn(values)
      .flatMap((sample) => ['_', sample, '_'])
      .join(' ')
  return {
    ...proof,
    intervalSeconds: intervalSeconds / 3,
    series: series.map((one) => ({ ...one, values: shifted(one.values) })),
  }
}

/** `0+300x2` is 0, 300 and 600. */
function samplesIn(values: string): string[] {
  return values.split(' ').flatMap((part) => {
    const [, start, by = 0, times] = /^([\d.]+)(?:\+([\d.e-]+))?x(\d+)$/.exec(part) ?? []
    if (times === undefined) return [part]
    const at = Array.from({ length: Number(times) + 1 }, (_, sample) => sample)
    return at.map((sample) => String(Number(start) + Number(by) * sample))
  })
}

/** The moments at which a page fires, as the failures of a proof that says that none ever does. */
async function firesAt(
  part: AlertPlan,
  placed: (proof: Proof) => Proof,
  path?: string,
): Promise<readonly string[]> {
  const [incident] = prove(part).now as [Proof]
  const fires = incident.asserts.find(({ value }) => value === 1)
  const never = Array.from({ length: 140 }, (_, at) => ({
    expr: fires!.expr,
    atSeconds: at * step,
    value: null,
  }))
  const said = await promtool(part, [placed({ ...incident, asserts: never })], step, path)
  return [...said.matchAll(/time: (\w+),/g)].map(([, time]) => time!)
}
