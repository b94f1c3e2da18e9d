import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

export const vanishedRequests: Rule = {
  id: 'V8',
  name: 'vanished-requests',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'pass',
  remedy: 'Requests were started and never ended; they count as too slow. See the log of k6.',
  check: ({ client }) => atMost(client.interrupted / Math.max(1, client.started), 0.001),
}
