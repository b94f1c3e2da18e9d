import { exact } from '../../burn-rate/decimals.ts'
import type { Tier } from '../../burn-rate/tier.ts'
import { linkSeconds, longestRawSeconds } from '../../burn-rate/windows.ts'
import type { Scenario } from './scenario.ts'

/**
 * The windows of each tier: after a long quiet time, a fault that fills the long window to four
 * fifths of the threshold is a blip; when it has gone on for half as long again, the tier fires; and when it is gone, the tier resets in time.
 */
export const windows: Scenario = ({ slo, one, firing, silent }) =>
  slo.tiers.map((tier) => {
    const { longSeconds, shortSeconds, threshold } = tier
    const seconds = blipSeconds(tier)
    const badFraction = exact((0.8 * threshold * longSeconds) / seconds)
    const blip = longSeconds + seconds
    const longer = wholeLinks(seconds / 2)
    const fired = blip + longer
    const reset = fired + 2 * shortSeconds + 2 * linkSeconds
    return {
      name: `${tier.name}: a blip is silent, a fault that lasts fires, and resets in time`,
      series: one([
        { seconds: longSeconds, badFraction: 0 },
        { seconds: seconds + longer, badFraction },
        { seconds: reset - fired, badFraction: 0 },
      ]),
      asserts: [
        silent(tier, longSeconds),
        silent(tier, blip),
        firing(tier, fired),
        silent(tier, reset),
      ],
    }
  })

/** Whole links, in which not everything has to fail to fill the window. */
function blipSeconds({ longSeconds, shortSeconds, threshold }: Tier): number {
  const atLeast = Math.max(shortSeconds / 2, 0.8 * threshold * longSeconds)
  return wholeLinks(atLeast)
}

function wholeLinks(seconds: number): number {
  return Math.ceil(seconds / linkSeconds) * linkSeconds
}

/**
 * Everything failed for half of the long window, and is mended: the short window ends the alert,
 * once its own length has passed a second time.
 */
export const resets: Scenario = ({ slo, one, firing, silent }) =>
  slo.tiers.map((tier) => {
    const { longSeconds, shortSeconds, threshold } = tier
    const lag = longSeconds > longestRawSeconds ? 2 * linkSeconds : linkSeconds / 5
    const mended = wholeLinks(Math.max(longSeconds / 2, 2 * shortSeconds))
    const held = mended + Math.floor(shortSeconds * (1.5 - threshold))
    const over = mended + 2 * shortSeconds + lag
    return {
      name: `${tier.name}: a total outage that is mended is held for a while, and over in time`,
      series: one([
        { seconds: mended, badFraction: 1 },
        { seconds: over - mended, badFraction: 0 },
      ]),
      asserts: [firing(tier, mended), firing(tier, held), silent(tier, over)],
    }
  })
