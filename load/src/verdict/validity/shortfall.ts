import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

/** Within this time a request is on its way when the measured phase ends. */
const edgeSeconds = 0.1

/** The rate that was asked for was not sent. */
export const shortfall: Rule = {
  id: 'V1b',
  name: 'rate-shortfall',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'pass',
  remedy: 'The generator did not keep up with its schedule: give it more cores, or lower the rate.',
  check: ({ client, plan, end }) => {
    if (end !== 'complete' && end !== 'decided') return null
    const missing = client.planned - client.started - client.dropped - plan.rate * edgeSeconds
    return atMost(Math.max(0, missing) / Math.max(1, client.planned), 0.005)
  },
}
