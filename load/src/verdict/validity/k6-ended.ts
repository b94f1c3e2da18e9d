import type { Rule } from './rule.ts'

export const k6Ended: Rule = {
  id: 'V20',
  name: 'k6-ended',
  makes: 'unproven',
  voids: 'any',
  remedy: 'k6 ended before its time; evidence.json has its messages.',
  check: ({ end, k6 }) => ({ ok: end !== 'broken', value: k6.exitCode, limit: 0 }),
}
