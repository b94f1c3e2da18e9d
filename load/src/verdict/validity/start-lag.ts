import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

const ofTarget = 0.1
const leastMs = 10

/** Requests that left late say how busy the generator was, not how slow the service is. */
export const startLag: Rule = {
  id: 'V3',
  name: 'start-lag',
  makes: 'unproven',
  voids: 'latency',
  remedy: 'k6 could not send when it should have: other work on this machine, or too high a rate.',
  check: ({ plan, client }) => {
    const targets = plan.objectives.flatMap(({ underMs }) => (underMs === null ? [] : [underMs]))
    if (targets.length === 0) return null
    return atMost(client.lag.p99, Math.max(leastMs, Math.min(...targets) * ofTarget))
  },
}
