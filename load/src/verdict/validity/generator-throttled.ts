import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

export const generatorThrottled: Rule = {
  id: 'V2b',
  name: 'generator-throttled',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'latency',
  remedy: "The container's processor limit stopped k6 again and again: raise the limit.",
  check: ({ generator: { throttled } }) => (throttled === null ? null : atMost(throttled, 0.05)),
}
