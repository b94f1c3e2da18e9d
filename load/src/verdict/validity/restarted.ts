import { serverDelta } from '../server-delta.ts'
import type { Rule } from './rule.ts'

export const restarted: Rule = {
  id: 'V21',
  name: 'restarted',
  makes: 'unproven',
  voids: 'pass',
  remedy: 'The service started again during the run: see why, and run again.',
  check: (evidence) => {
    const restarts = serverDelta(evidence)?.restarts ?? null
    return restarts === null ? null : { ok: restarts === 0, value: restarts, limit: 0 }
  },
}
