import { exact } from '../../burn-rate/decimals.ts'
import type { Scenario } from './scenario.ts'

const twentyMinutes = 1_200

/** The factor of each tier, from both sides. */
export const thresholds: Scenario = ({ slo, one, firing, silent }) =>
  slo.tiers.flatMap((tier) => [
    {
      name: `${tier.name}: just above ${tier.threshold} fires`,
      series: one([
        { seconds: twentyMinutes, badFraction: Math.min(1, exact(tier.threshold * 1.05)) },
      ]),
      asserts: [firing(tier, twentyMinutes)],
    },
    {
      name: `${tier.name}: just below ${tier.threshold} is silent`,
      series: one([{ seconds: twentyMinutes, badFraction: exact(tier.threshold * 0.95) }]),
      asserts: [silent(tier, twentyMinutes)],
    },
  ])
