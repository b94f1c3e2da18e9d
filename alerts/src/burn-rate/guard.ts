import { burst, falsePages } from './false-pages.ts'
import type { Tier } from './tier.ts'

/** Per 30 days and tier. */
const independentAtMost = 0.01
const burstsAtMost = 0.25

const mostBursts = 6
const mostGuard = 1_000

/** From a request every 100 seconds to a hundred per second. */
const anyTraffic = Array.from({ length: 33 }, (_, step) => 0.01 * 10 ** (step / 8))

type Unguarded = Omit<Tier, 'guard'>

/** What traffic there may be: above the declared low, or any. */
function trafficAbove(lowPerSecond: number | null): readonly number[] {
  if (lowPerSecond === null) return anyTraffic
  return [lowPerSecond, ...anyTraffic.filter((rate) => rate > lowPerSecond)]
}

/** The smallest guard that keeps independent errors silent; a burst alone never fires a page. */
export function leastGuard(tier: Unguarded, badAllowed: number, low: number | null): number {
  const traffic = trafficAbove(low)
  for (let guard = burst + 1; guard < mostGuard; guard++) {
    const isCalm = (rate: number): boolean =>
      falsePages({ ...tier, guard }, badAllowed, rate) <= independentAtMost
    if (traffic.every(isCalm)) return guard
  }
  return mostGuard
}

/** A guard that bursts at the declared traffic do not reach by chance, if a few bursts suffice. */
export function calmGuard(tier: Unguarded, badAllowed: number, low: number | null): number {
  const traffic = low === null ? anyTraffic : [low]
  for (let bursts = 1; bursts < mostBursts; bursts++) {
    const guard = bursts * burst + 1
    const isCalm = (rate: number): boolean =>
      falsePages({ ...tier, guard }, badAllowed, rate, burst) <= burstsAtMost
    if (traffic.every(isCalm)) return guard
  }
  return mostBursts * burst + 1
}
