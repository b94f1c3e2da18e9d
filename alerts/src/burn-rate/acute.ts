import type { Prometheus } from '@obs-toolkit/sdk/service'
import { exact, roundDown, roundUp } from './decimals.ts'
import { leastPageFactor } from './ladder.ts'
import { burningSeconds, minutesFor } from './reaction.ts'
import type { Tier } from './tier.ts'
import { linkSeconds, longestRawSeconds, niceWindow } from './windows.ts'

export interface Incident {
  readonly withinMinutes: number
  readonly badFraction: number
}

/** Fewer scrapes than this in a window, and one that is late makes the alert flap. */
const scrapesInShortWindow = 4

/** Room in the long window beyond the time to fire, so that the threshold stays below the incident. */
const windowRoom = 1.5

export type Intervals = Pick<Prometheus, 'scrapeSeconds' | 'evaluationSeconds'>

/** The tier that notices an incident in time; or the incident that could be noticed instead, if any. */
export type Acute =
  | { readonly feasible: null }
  | { readonly tier: Omit<Tier, 'guard'>; readonly burning: number }
  | { readonly feasible: Incident }

export function acuteTier(
  wish: Incident,
  budget: { readonly badAllowed: number; readonly periodSeconds: number },
  intervals: Intervals,
): Acute {
  const burning = burningIn(wish.withinMinutes, intervals)
  const leastBurning = intervals.scrapeSeconds
  if (burning < leastBurning) {
    return { feasible: { ...wish, withinMinutes: minutesFor(leastBurning, intervals) } }
  }
  const { longSeconds, shortSeconds } = windowsFor(burning, intervals)
  const threshold = roundDown((wish.badFraction * burning) / longSeconds)
  const least = exact(leastPageFactor * budget.badAllowed)
  if (threshold < least) {
    const badFraction = roundUp((roundUp(least) * longSeconds) / burning)
    return { feasible: badFraction > 1 ? null : { ...wish, badFraction } }
  }
  const factor = exact(threshold / budget.badAllowed)
  const spent = exact((factor * longSeconds) / budget.periodSeconds)
  const tier = { name: 'acute', severity: 'page', longSeconds, shortSeconds } as const
  return { tier: { ...tier, threshold, factor, budget: spent }, burning }
}

/** A window that is put together from recorded links lags by one. */
function burningIn(withinMinutes: number, intervals: Intervals): number {
  const burning = burningSeconds(withinMinutes, intervals)
  const raw = niceWindow(burning * windowRoom) <= longestRawSeconds
  return raw ? burning : burning - linkSeconds
}

function windowsFor(
  burning: number,
  { scrapeSeconds }: Intervals,
): Pick<Tier, 'longSeconds' | 'shortSeconds'> {
  const least = scrapesInShortWindow * scrapeSeconds
  const longSeconds = niceWindow(Math.max(burning * windowRoom, least))
  return { longSeconds, shortSeconds: niceWindow(Math.max(longSeconds / 3, least)) }
}
