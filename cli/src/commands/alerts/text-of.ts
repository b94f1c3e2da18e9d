import { fetchBounded } from '../../doctor/fetch-bounded.ts'
import { exitCodes } from '../../exit-codes.ts'
import { Failure } from '../../failure.ts'

/** All that an address answers; whatever else happens is a failure that names it. */
export async function textOf(url: URL, signal: AbortSignal, mostBytes?: number): Promise<string> {
  const answer = await fetchBounded(url, signal, mostBytes).catch((error: unknown) => {
    signal.throwIfAborted()
    throw unreachable(url, 'does not answer', error)
  })
  if (answer.status !== 200) throw unreachable(url, `answers ${answer.status}`)
  if (!answer.whole) throw unreachable(url, 'answers more than can be read')
  return answer.text
}

export function unreachable(url: URL, what: string, cause?: unknown): Failure {
  return new Failure(`${url.origin}${url.pathname} ${what}`, {
    exitCode: exitCodes.unreachable,
    remedy: 'Start it, or name another address.',
    cause,
  })
}
