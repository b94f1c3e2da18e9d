import { atMost, tenthOfTightest } from './rule.ts'
import type { Rule } from './rule.ts'

/** Requests that left late say how busy the generator was, not how slow the service is. */
export const startLag: Rule = {
  id: 'V3',
  name: 'start-lag',
  unit: 'ms',
  makes: 'unproven',
  voids: 'latency',
  remedy: 'k6 could not send when it should have: other work on this machine, or too high a rate.',
  check: ({ plan, client }) => {
    const limit = tenthOfTightest(plan)
    return limit === null ? null : atMost(client.lag.p99, limit)
  },
}
