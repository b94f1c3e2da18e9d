import { defineService } from '@obs-toolkit/sdk/service'
import { burnTier, compileAlerts, workbookWindows } from '../src/index.ts'
import type { Tier } from '../src/index.ts'

/**
 * Thirty days of traffic with exactly as many errors as allowed, judged every 15 seconds by the
 * page tiers: ours, with the traffic declared and not, and the workbook's without a guard.
 */
const step = 15
const steps = (30 * 86_400) / step
const badAllowed = 0.001

/** https://en.wikipedia.org/wiki/Xorshift, so that a run can be repeated. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

function poissonDraw(mean: number, random: () => number): number {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(random() || 1e-12)) * Math.cos(2 * Math.PI * random())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  const limit = Math.exp(-mean)
  let [count, product] = [0, random()]
  while (product > limit) {
    count++
    product *= random()
  }
  return count
}

interface Sums {
  readonly bad: Float64Array
  readonly total: Float64Array
}

/** Errors come `together`; each of them is also a request. Running sums, for windows. */
function traffic(perSecond: number, together: number, seed: number): Sums {
  const random = generator(seed)
  const [bad, total] = [new Float64Array(steps + 1), new Float64Array(steps + 1)]
  for (let at = 1; at <= steps; at++) {
    const failed = together * poissonDraw((perSecond * step * badAllowed) / together, random)
    const fine = poissonDraw(perSecond * step * (1 - badAllowed), random)
    bad[at] = bad[at - 1]! + failed
    total[at] = total[at - 1]! + failed + fine
  }
  return { bad, total }
}

function pages({ bad, total }: Sums, tiers: readonly Omit<Tier, 'name'>[]): number {
  let [count, quiet] = [0, 0]
  for (let at = 1; at <= steps; at++) {
    const within = (sums: Float64Array, seconds: number): number =>
      sums[at]! - sums[Math.max(0, at - seconds / step)]!
    const fires = tiers.some(({ longSeconds, shortSeconds, threshold, guard }) => {
      const failed = within(bad, longSeconds)
      return (
        failed >= guard &&
        failed > threshold * within(total, longSeconds) &&
        within(bad, shortSeconds) > threshold * within(total, shortSeconds)
      )
    })
    if (fires && quiet >= 20) count++
    quiet = fires ? 0 : quiet + 1
    if (at === 1) quiet = 20
  }
  return count
}

const workbook = workbookWindows
  .filter(({ severity }) => severity === 'page')
  .map((window) => ({ ...burnTier(window, { badAllowed, periodSeconds: 30 * 86_400 }), guard: 0 }))

function ours(lowPerSecond: number | undefined): readonly Tier[] {
  const service = defineService({
    name: 'orders',
    objectives: { availability: 1 - badAllowed, latency: false },
    traffic: lowPerSecond === undefined ? {} : { lowPerSecond },
  })
  return compileAlerts(service).slos[0]!.tiers.filter(({ severity }) => severity === 'page')
}

const seeds = [11, 222, 3_333, 44_444]
for (const together of [1, 10]) {
  console.log(together === 1 ? 'independent errors' : 'errors in clumps of ten')
  const sums = [0, 0, 0]
  for (const rate of [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100]) {
    const runs = seeds.map((seed) => traffic(rate, together, seed))
    const each = [ours(rate), ours(undefined), workbook].map(
      (tiers) => runs.reduce((sum, run) => sum + pages(run, tiers), 0) / seeds.length,
    )
    if (rate <= 1) each.forEach((count, at) => (sums[at] = (sums[at] ?? 0) + count))
    console.log(
      `  ${String(rate).padStart(5)}/s  declared ${each[0]}  undeclared ${each[1]}  workbook ${each[2]}`,
    )
  }
  console.log(`  0.01 to 1/s  declared ${sums[0]}  undeclared ${sums[1]}  workbook ${sums[2]}`)
}
