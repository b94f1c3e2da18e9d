import { randomBytes } from 'node:crypto'

/** As in `load/k6/trace.ts`. */
const spread = 0x9e37_79b1
const digitsShared = 23

/** What all trace ids of a run begin with. */
export function newTrace(): string {
  return randomBytes(12).toString('hex').slice(0, digitsShared)
}

export function traceIdOf(trace: string, index: number): string {
  return trace + ((Math.imul(index, spread) >>> 0) + 0x1_0000_0000).toString(16)
}
