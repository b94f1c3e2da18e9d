import { getHeapStatistics } from 'node:v8'
import { every } from './fault.ts'
import type { Fault } from './fault.ts'

/** Of the heap's limit. V8 ends a process whose heap stays too full after its collections. */
const fillsUpTo = 0.65
const entriesAtOnce = 30_000
const lastingBatches = 20
/** Rebuilding goes on for a time, not an amount, so that it hurts on a fast machine too. */
const rebuiltForMs = 800
const rebuiltEveryMs = 1_500

/** Each leads to the one before it: the collector has to go from one to the next, and cannot share that work out. */
interface Entry {
  readonly before: Entry | null
  readonly number: number
}

/** A cache that forgets nothing and is rebuilt all the time: with a heap so full, most of that is collecting. */
export const memoryLeak: Fault = () => {
  let leaked: Entry | null = null
  let lasting: Entry[] = []
  const stop = every(rebuiltEveryMs, () => {
    const end = performance.now() + rebuiltForMs
    while (performance.now() < end) {
      if (usedShare() < fillsUpTo) leaked = chained(leaked)
      // What lives for a while is moved to where only a whole collection finds it.
      lasting = [...lasting.slice(-lastingBatches), chained(null)!]
    }
  })()
  return () => {
    stop()
    leaked = null
    lasting = []
  }
}

function chained(last: Entry | null): Entry | null {
  for (let at = 0; at < entriesAtOnce; at++) last = { before: last, number: at }
  return last
}

function usedShare(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
  return used / limit
}
