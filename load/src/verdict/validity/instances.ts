import { isOurs } from '../recorded.ts'
import { joined } from './clocks.ts'
import type { Rule } from './rule.ts'

/** Of an even share; less than that of the requests is somebody's probe, or an instance on its way. */
const noticeable = 0.25

/** The load was meant for so many instances: among more of them, each got less than its peak. */
export const instances: Rule = {
  id: 'V25',
  name: 'instances',
  makes: 'unproven',
  voids: 'pass',
  remedy:
    'More instances took the requests than were said to be under test, so each had less to do than ' +
    'it will have: say how many there are with `--instances`, and replace none during the run.',
  check: (evidence) => {
    const took = joined(evidence)?.instances ?? []
    const { instances: planned, peakPerSecond } = evidence.plan
    // Where the rate does not follow from the peak, or others' requests are among them, it cannot be told.
    if (took.length === 0 || peakPerSecond === null || !isOurs(evidence)) return null
    const all = took.reduce((sum, { requests }) => sum + requests, 0)
    const busy = took.filter(({ requests }) => requests >= (noticeable * all) / took.length)
    return { ok: busy.length <= planned.underTest, value: busy.length, limit: planned.underTest }
  },
}
