import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

export const stolenTime: Rule = {
  id: 'V14b',
  name: 'stolen-time',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'latency-fail',
  remedy: 'The host gave the time of this virtual machine to others: use one that is not shared.',
  check: ({ generator: { stolen } }) => (stolen === null ? null : atMost(stolen, 0.05)),
}
