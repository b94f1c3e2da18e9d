import { lookup } from 'node:dns/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'

const answerMs = 5_000

/** Every connection would wait for a slow name server, and the service would be blamed for it. */
export async function isLookedUp(target: string, signal: AbortSignal): Promise<void> {
  const { hostname } = new URL(target)
  const done = new AbortController()
  const found = lookup(hostname.replaceAll(/[[\]]/g, '')).then(
    () => true,
    // That there is no such name is told by whoever wants to connect.
    () => true,
  )
  const waited = sleep(answerMs, false, { signal: AbortSignal.any([signal, done.signal]) })
  try {
    if (await Promise.race([found, waited])) return
  } finally {
    done.abort()
    waited.catch(() => {})
  }
  throw new Failure(`${hostname} could not be looked up within ${answerMs / 1_000} seconds`, {
    exitCode: exitCodes.unreachable,
    remedy: 'Ask why the name server is that slow, or name the address in `--target`.',
  })
}
