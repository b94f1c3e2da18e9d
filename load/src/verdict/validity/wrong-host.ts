import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

export const wrongHost: Rule = {
  id: 'V6',
  name: 'hosts',
  makes: 'unproven',
  voids: 'any',
  remedy:
    'A request went to a host that is not allowed and was refused: declare it in `load.allow`.',
  check: ({ client }) => atMost(client.failures['not-allowed'] ?? 0, 0),
}
