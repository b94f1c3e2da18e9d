import { poisson } from './poisson.ts'
import type { Tier } from './tier.ts'

const thirtyDays = 30 * 86_400

/** Failures that belong together: one bad deploy step, one lost connection pool, one retrying client. */
export const burst = 10

type Firing = Pick<Tier, 'longSeconds' | 'threshold' | 'guard'>

/**
 * How often a tier is expected to fire in 30 days although errors are just as many as allowed. Each
 * arrival of `together` errors that lifts the long window over its limit counts; the short window,
 * which only makes it less, is left out.
 */
export function falsePages(
  { longSeconds, threshold, guard }: Firing,
  badAllowed: number,
  perSecond: number,
  together = 1,
): number {
  const events = perSecond * longSeconds
  const needed = Math.max(Math.floor(threshold * events) + 1, guard)
  if (needed > events + together) return 0
  const arrivals = (badAllowed * perSecond) / together
  return arrivals * thirtyDays * poisson(Math.ceil(needed / together) - 1, arrivals * longSeconds)
}
