import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
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
    objectives: { latency: { ratio: 0.95, underMs: 1000 } },
    prometheus: { periodDays: 7 },
  }),
)

it(
  'an older Prometheus fires the same alerts at the same times',
  { timeout: 20 * 60_000 },
  async ({ skip }) => {
    skip(
      !existsSync(older),
      `no older promtool at ${older}: .ci/debian-packages fetches it on Debian`,
    )
    for (const part of partsOf(plan).filter(({ slos }) => slos.length > 0)) {
      const proofs = prove(part).now.slice(0, most)
      expect(await promtool(part, proofs, step, older)).toBe('')
      const moments = [await firesAt(part, older), await firesAt(part)]
      expect(moments[0]).not.toEqual([])
      expect(moments[0]).toEqual(moments[1])
    }
  },
)

/** The moments at which a page fires, as the failures of a proof that says that none ever does. */
async function firesAt(part: AlertPlan, path?: string): Promise<readonly string[]> {
  const [incident] = prove(part).now as [Proof]
  const fires = incident.asserts.find(({ value }) => value === 1)
  const never = Array.from({ length: 140 }, (_, at) => ({
    expr: fires!.expr,
    atSeconds: at * step,
    value: null,
  }))
  const said = await promtool(part, [{ ...incident, asserts: never }], step, path)
  return [...said.matchAll(/time: (\w+),/g)].map(([, time]) => time!)
}
