import { exact } from '../../burn-rate/decimals.ts'
import type { Tier } from '../../burn-rate/tier.ts'
import { linkSeconds, longestRawSeconds } from '../../burn-rate/windows.ts'
import type { Scenario } from './scenario.ts'

/** Few requests come and every one fails: their number alone decides, and is tried from both sides. */
export const guards: Scenario = ({ slo, one, firing, silent }) =>
  slo.tiers.flatMap((tier) => {
    const seconds = whileFailing(tier)
    const failing = (count: number) =>
      one([{ seconds, badFraction: 1 }], { perSecond: exact(count / seconds) })
    return [
      {
        name: `${tier.name}: fewer than ${tier.guard} failures are no incident`,
        series: failing(0.7 * tier.guard),
        asserts: [silent(tier, seconds)],
      },
      {
        name: `${tier.name}: more than ${tier.guard} failures are one`,
        series: failing(1.4 * tier.guard),
        asserts: [firing(tier, seconds)],
      },
    ]
  })

function whileFailing({ longSeconds, shortSeconds }: Tier): number {
  return longSeconds > longestRawSeconds ? Math.max(shortSeconds, 2 * linkSeconds) : longSeconds
}
