import { offsetOf } from '../clock.ts'
import type { ClockOffset } from '../clock.ts'
import { readBounded } from '../read-bounded.ts'
import { readSnapshot } from './snapshot.ts'
import type { ServerSnapshot } from './snapshot.ts'

const answerMs = 5_000
/** A service without metrics may answer this path as it does any other. */
const isExposition = /^# (TYPE|HELP) /m
const mostBytes = 16 * 1024 * 1024

export interface Scraped {
  readonly snapshot: ServerSnapshot
  readonly clock: ClockOffset | null
}

/** The server's metrics as they are now; null where it shows none. A busy server may take its time. */
export async function scrape(url: string, signal: AbortSignal): Promise<Scraped | null> {
  const asked = Date.now()
  try {
    const response = await fetch(url, {
      headers: { accept: 'text/plain; version=0.0.4' },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]),
    })
    if (!response.ok || response.body === null) return null
    const came = Date.now()
    const clock = offsetOf(response.headers.get('date'), asked, came)
    const text = await readBounded(response.body, mostBytes)
    return isExposition.test(text) ? { snapshot: readSnapshot(text, new Date(came)), clock } : null
  } catch {
    // Gone, refusing, too slow: that is what is told of it, as an answer is not owed.
    return null
  }
}
