import { performance } from 'node:perf_hooks'
import { every } from './fault.ts'
import type { Fault } from './fault.ts'

const blockedMs = 500
const periodMs = 1_100

/** Somebody computes, or reads a large file at once, where everybody else waits. */
export const eventLoopBlock: Fault = every(periodMs, () => {
  const until = performance.now() + blockedMs
  while (performance.now() < until);
})
