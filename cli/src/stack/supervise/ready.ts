import { setTimeout as sleep } from 'node:timers/promises'

const askEveryMs = 50
const answerMs = 2_000

/** Resolves when the address answers 2xx; rejects only when the signal aborts. */
export async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  while (!(await answersWell(url, signal))) await sleep(askEveryMs, undefined, { signal })
}

async function answersWell(url: string, signal: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
  try {
    const { ok, body } = await fetch(url, { signal: limit, redirect: 'manual' })
    await body?.cancel()
    return ok
  } catch {
    // Not there yet, whatever the reason: the caller has a time limit.
    signal.throwIfAborted()
    return false
  }
}
