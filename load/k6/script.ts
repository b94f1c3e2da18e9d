import { correlateScript } from './correlate-script.ts'
import { iteration } from './iteration.ts'

/** One iteration of the user's script, with its place in the schedule, and its ids. */
export function iterateScript(work: (data: unknown) => unknown, data: unknown): unknown {
  return iteration((index) => {
    correlateScript(index)
    return work(data)
  })
}
