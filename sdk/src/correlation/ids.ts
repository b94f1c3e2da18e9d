import { randomFillSync } from 'node:crypto'

/**
 * Ids are cut from a pool of random hex digits, since a call into the random number generator
 * for each of them would cost more than everything else that correlation does.
 */
const pool = Buffer.allocUnsafe(4_096)
let digits = ''
let used = 0

function take(length: number): string {
  if (used + length > digits.length) refill()
  const start = used
  used += length
  return digits.slice(start, used)
}

function refill(): void {
  randomFillSync(pool)
  digits = pool.toString('hex')
  used = 0
}

const noTrace = '0'.repeat(32)
const noSpan = '0'.repeat(16)

export function newTraceId(): string {
  const id = take(32)
  return id === noTrace ? newTraceId() : id
}

export function newSpanId(): string {
  const id = take(16)
  return id === noSpan ? newSpanId() : id
}

export function newRequestId(): string {
  return take(32)
}
