import { setTimeout as sleep } from 'node:timers/promises'

const askEveryMs = 50
const answerMs = 2_000

/** Resolves when the address answers 2xx; where the signal aborts first, says what it was that it got. */
export async function untilReady(url: string, signal: AbortSignal): Promise<void> {
  let wrong: string | null = 'was not asked'
  try {
    for (;;) {
      wrong = await whatIsWrong(url, signal)
      if (wrong === null) return
      await sleep(askEveryMs, undefined, { signal })
    }
  } catch {
    throw new Error(`${url} ${wrong}`, { cause: signal.reason })
  }
}

/** Null where it answers 2xx. */
export async function whatIsWrong(url: string, signal: AbortSignal): Promise<string | null> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
  try {
    const { ok, status, body } = await fetch(url, { signal: limit, redirect: 'manual' })
    await body?.cancel()
    return ok ? null : `answers ${status}`
  } catch (error) {
    signal.throwIfAborted()
    return (error as Error).name === 'TimeoutError' ? 'takes long to answer' : 'is not there'
  }
}
