import { getHeapStatistics } from 'node:v8'
import { every } from './fault.ts'
import type { Fault } from './fault.ts'

/** Close to the heap's limit, where the collector runs again and again, but does not give up. */
const mostOfHeap = 0.8
const periodMs = 20
const leakedAtOnce = 20_000

interface Entry {
  readonly id: number
  readonly text: string
}

/** A cache that forgets nothing, until the collector has hardly any room to work in. */
export const memoryLeak: Fault = () => {
  let cache: Entry[][] = []
  const stop = every(periodMs, () => {
    const entries = Array.from({ length: leakedAtOnce }, (_, id) => ({ id, text: `entry ${id}` }))
    if (isFull()) cache[Math.floor(Math.random() * cache.length)] = entries
    else cache.push(entries)
  })()
  return () => {
    stop()
    cache = []
  }
}

function isFull(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
  return used > limit * mostOfHeap
}
