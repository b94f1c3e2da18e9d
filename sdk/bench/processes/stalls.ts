import { openSync, readSync } from 'node:fs'

const periodMs = 1

/** A stretch in which the event loop answered nobody. */
export interface Stall {
  ms: number
  /** The part of it in which the machine ran somebody else on this thread's core. */
  waitedMs: number
}

/**
 * Watches the event loop with a timer that is due every millisecond: whatever lies between two of
 * its ticks beyond that is a stall, of the length that a request could have waited.
 */
export function watchStalls(): { take: () => Stall[] } {
  const waitedForCore = coreWaitReader()
  let stalls: Stall[] = []
  let last = performance.now()
  let waited = waitedForCore()
  setInterval(() => {
    const now = performance.now()
    const waitedNow = waitedForCore()
    stalls.push({ ms: Math.max(0, now - last - periodMs), waitedMs: waitedNow - waited })
    last = now
    waited = waitedNow
  }, periodMs)
  return {
    take: () => {
      const taken = stalls
      stalls = []
      return taken
    },
  }
}

/**
 * Milliseconds for which the main thread was runnable but had no core: the second figure of
 * https://docs.kernel.org/scheduler/sched-stats.html#proc-pid-schedstat. Elsewhere than on Linux
 * it is not known, and the machine's noise stays in the stalls.
 */
function coreWaitReader(): () => number {
  if (process.platform !== 'linux') return () => 0
  const file = openSync('/proc/self/schedstat', 'r')
  const text = Buffer.alloc(128)
  return () => {
    const length = readSync(file, text, 0, text.length, 0)
    return Number(text.toString('latin1', 0, length).split(' ')[1]) / 1e6
  }
}
