import type { Counter, Families, Gauge } from '../metrics/index.ts'
import { labels, metrics } from '../service/index.ts'

export interface BreakerMetrics {
  readonly open: Gauge<readonly [string]>
  readonly halfOpen: Gauge<readonly [string]>
  readonly trips: Counter<readonly [string]>
  readonly fallbacks: Counter<readonly [string]>
  readonly calls: Counter<readonly [string, string]>
}

/** Names come from code; one that is made from data ends in `_OTHER`. */
const maxBreakers = 200

export function createBreakerMetrics(families: Families): BreakerMetrics {
  const each = { labelNames: [labels.breaker], maxSeries: maxBreakers } as const
  return {
    open: families.gauge({
      name: metrics.breakerOpen,
      help: 'Circuit breakers of this name that let nothing through: 1 or 0, unless several share it.',
      ...each,
    }),
    halfOpen: families.gauge({
      name: metrics.breakerHalfOpen,
      help: 'Circuit breakers of this name that let one call through, to see how it goes.',
      ...each,
    }),
    trips: families.counter({
      name: metrics.breakerTrips,
      help: 'How often a circuit breaker opened, from closed or half open.',
      ...each,
    }),
    fallbacks: families.counter({
      name: metrics.breakerFallbacks,
      help: 'Calls that were answered by the fallback of their circuit breaker.',
      ...each,
    }),
    calls: families.counter({
      name: metrics.breakerCalls,
      help: 'Calls through a circuit breaker, by how they ended; a fallback does not change that.',
      labelNames: [labels.breaker, labels.outcome],
      maxSeries: maxBreakers * 5,
    }),
  }
}
