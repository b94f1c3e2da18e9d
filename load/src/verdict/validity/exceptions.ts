import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

export const exceptions: Rule = {
  id: 'V9',
  name: 'exceptions',
  makes: 'fail',
  voids: 'pass',
  remedy: 'The script threw while it ran; its message is among those of k6 in evidence.json.',
  check: ({ client }) => atMost(client.exceptions, 0),
}
