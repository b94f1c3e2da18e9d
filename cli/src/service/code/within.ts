import { setTimeout } from 'node:timers/promises'
import { Failure } from '../../failure.ts'

/** Gives up waiting for code that waits for something itself: a database, a secret store. */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  file: string,
  work: Promise<T>,
): Promise<T> {
  const done = new AbortController()
  const alarm = async (): Promise<never> => {
    await setTimeout(ms, undefined, { signal: AbortSignal.any([signal, done.signal]) })
    throw new Failure(`${file} did not finish within ${ms / 1000} s`, {
      remedy: 'A declaration is data: let its file wait for nothing.',
    })
  }
  try {
    return await Promise.race([work, alarm()])
  } finally {
    done.abort()
  }
}
