import { getHeapStatistics } from 'node:v8'
import { every } from './fault.ts'
import type { Fault } from './fault.ts'

/** Of the heap's limit: so much that the collector never rests, and not so much that V8 gives up. */
const mostOfHeap = 0.7
const periodMs = 5
const entriesAtOnce = 10_000
const lastingBatches = 30

interface Entry {
  readonly id: number
  readonly text: string
}

/** A cache that forgets nothing, until the collector has hardly any room to work in. */
export const memoryLeak: Fault = () => {
  let leaked: Entry[][] = []
  let lasting: Entry[][] = []
  const stop = every(periodMs, () => {
    const entries = Array.from({ length: entriesAtOnce }, (_, id) => ({ id, text: `entry ${id}` }))
    if (hasRoom()) leaked.push(entries)
    // What lives for a while is moved to where only a whole collection finds it.
    lasting = [...lasting.slice(-lastingBatches), entries]
  })()
  return () => {
    stop()
    leaked = []
    lasting = []
  }
}

function hasRoom(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
  return used < limit * mostOfHeap
}
