import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

/** Requests of a route below which its share says nothing. */
const fewest = 20

/** Each route gets the share of the load that the plan gives it. */
export const missingRoute: Rule = {
  id: 'V5',
  name: 'route-share',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'pass',
  remedy: 'A declared route got less of the load than its share: look at its example request.',
  check: ({ plan, client, end }) => {
    // The slow ones of a run that was cut short are still on their way.
    if (end !== 'complete') return null
    const total = client.routes.reduce((sum, { requests }) => sum + requests, 0)
    const gaps = plan.requests
      .filter(({ share }) => share * total >= fewest)
      .map(({ key, share }) => {
        const seen = client.routes.find((route) => route.key === key)?.requests ?? 0
        return Math.abs(seen / (share * total) - 1)
      })
    return gaps.length === 0 ? null : atMost(Math.max(...gaps), 0.2)
  },
}
