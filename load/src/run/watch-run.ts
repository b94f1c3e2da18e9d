import type { ChildProcess } from 'node:child_process'
import type { End } from '../evidence/evidence.ts'
import type { LoadPlan } from '../plan/plan.ts'
import { createProgress } from './progress.ts'
import type { RunWorld } from './run.ts'
import type { Tally } from './tally.ts'

const watchEveryMs = 250
const graceMs = 5_000

/**
 * Asks now and then whether to go on, and tells k6 to stop where not. k6 then writes out what it
 * has; where it does not end, `stopped` is aborted.
 */
export function watchRun(
  child: ChildProcess,
  plan: LoadPlan,
  tally: Tally,
  world: RunWorld,
  stopped: AbortController,
): { end: (exitCode: number | null) => End; stop: () => void } {
  const progress = createProgress(plan, tally)
  let end: End | null = null
  let lastResort: NodeJS.Timeout | undefined
  const finish = (why: End): void => {
    if (end !== null) return
    end = why
    child.kill('SIGINT')
    lastResort = setTimeout(() => stopped.abort(), graceMs)
  }
  const interrupt = (): void => finish('interrupted')
  const timer = setInterval(() => {
    const why = world.watch(progress(Date.now()), tally, child)
    if (why !== null) finish(why)
  }, watchEveryMs)
  world.signal.addEventListener('abort', interrupt, { once: true })
  if (world.signal.aborted) interrupt()
  return {
    end: (exitCode) => end ?? (exitCode === 0 ? 'complete' : 'broken'),
    stop: () => {
      clearInterval(timer)
      clearTimeout(lastResort)
      world.signal.removeEventListener('abort', interrupt)
    },
  }
}
