import type { Rule } from './rule.ts'

export const wholeRun: Rule = {
  id: 'V20b',
  name: 'whole-run',
  makes: 'unproven',
  voids: 'any',
  remedy: 'The run was interrupted; what was measured until then is shown. Run it again.',
  check: ({ end }) => ({ ok: end !== 'interrupted', value: end, limit: null }),
}
