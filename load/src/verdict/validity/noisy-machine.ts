import { atMost, tenthOfTightest } from './rule.ts'
import type { Rule } from './rule.ts'

/**
 * Noise makes requests slower, never faster: it takes away a fail on latency, and no pass. The
 * calmer of the two times counts, as the service may still be starting or finishing in the other.
 */
export const noisyMachine: Rule = {
  id: 'V14',
  name: 'noisy-machine',
  unit: 'ms',
  makes: 'unproven',
  voids: 'latency-fail',
  remedy:
    'On this machine even a server that does nothing answers late, without any load: find what ' +
    'else is running here, or use a quieter machine.',
  check: ({ plan, generator: { idleP95Ms } }) => {
    const limit = tenthOfTightest(plan)
    if (idleP95Ms === null || limit === null) return null
    return atMost(Math.min(idleP95Ms.before, idleP95Ms.after), limit)
  },
}
