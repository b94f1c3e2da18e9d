import { ms, percent } from '../worded.ts'
import type { FindCause } from './context.ts'

const signs = [
  'generator-cpu',
  'generator-throttled',
  'generator-ports',
  'noisy-machine',
  'stolen-time',
  'start-lag',
  'rate-shortfall',
]

export const generator: FindCause = ({ evidence, broken, proven }) => {
  if (!signs.some((name) => broken.has(name))) return null
  const { lag } = evidence.client
  const { k6Cpu, machineCpu, cores } = evidence.generator
  return {
    id: 'generator',
    subject: null,
    strength: proven ? 'weak' : 'strong',
    effect: 'the machine that sends could not send when it should have',
    evidence: [
      `99 % of requests left within ${ms(lag.p99)} of their time`,
      `k6 used ${k6Cpu === null ? 'an unknown part' : percent(k6Cpu)} of ${cores} cores, everything together ${percent(machineCpu)}`,
    ],
  }
}
