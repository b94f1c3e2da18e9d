import type { Rule } from './rule.ts'
import { asGoodIn, firstHalf, lastQuarter } from './stretches.ts'

/** Kept in the first half and broken in the last quarter: it may be all right on the whole, and on its way down. */
export const worsening: Rule = {
  id: 'V22b',
  name: 'worsening',
  makes: 'unproven',
  voids: 'pass',
  remedy:
    'The service did worse towards the end: a leak, a queue or a pool that fills up, perhaps. Run it ' +
    'for longer (`--duration`, `--profile soak`).',
  check: (evidence) => asGoodIn(lastQuarter, firstHalf, evidence),
}
