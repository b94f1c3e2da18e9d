import { atMost } from './rule.ts'
import type { Rule } from './rule.ts'

export const generatorCpu: Rule = {
  id: 'V2',
  name: 'generator-cpu',
  unit: 'ratio',
  makes: 'unproven',
  voids: 'latency',
  remedy: 'k6 itself ran short of processor time: run it on a larger machine, or lower the rate.',
  check: ({ generator: { k6Cpu } }) => (k6Cpu === null ? null : atMost(k6Cpu, 0.8)),
}
