import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

/** Requests that k6 had no virtual user for: load that the service was spared. */
export const droppedIterations: Rule = {
  id: 'V1',
  name: 'dropped-iterations',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'pass',
  remedy:
    'k6 had no virtual user left, as earlier requests were still waiting. If the service is not ' +
    'what keeps them waiting, lower the rate or raise `load.timeoutMs`.',
  check: ({ client: { dropped, planned } }) => atMost(dropped / Math.max(1, planned), 0.001),
}
