import type { Rule } from './rule.ts'
import { asGoodIn, firstQuarter, secondHalf } from './stretches.ts'

/** Broken in the first quarter and kept in the second half: the service was not warm yet. */
export const coldStart: Rule = {
  id: 'V22',
  name: 'cold-start',
  makes: 'unproven',
  voids: 'any',
  remedy: 'The service was still settling when it was measured: warm up for longer (`--warm-up`).',
  check: (evidence) => asGoodIn(firstQuarter, secondHalf, evidence),
}
