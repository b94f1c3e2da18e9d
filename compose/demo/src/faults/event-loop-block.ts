import { every } from './fault.ts'
import type { Fault } from './fault.ts'

const blockedMs = 800
const periodMs = 1_600
const nothing = new Int32Array(new SharedArrayBuffer(4))

/** Somebody reads a large file, or asks another program, where everybody else waits for the answer. */
export const eventLoopBlock: Fault = every(periodMs, () => Atomics.wait(nothing, 0, 0, blockedMs))
