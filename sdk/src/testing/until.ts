import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether it came true in time. */
export async function until(holds: () => boolean, patienceMs: number): Promise<boolean> {
  const end = performance.now() + patienceMs
  while (!holds()) {
    if (performance.now() > end) return false
    await sleep(2)
  }
  return true
}
