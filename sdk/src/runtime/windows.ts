import { performance } from 'node:perf_hooks'

/** Scrapers come every 10 seconds or less often; two of them must not cut each other's window. */
const shortestMs = 9_000

/**
 * Statistics over the time since the last scrape. A window is ended by the first who asks after
 * some seconds, and its result stands for whoever asks soon after: two Prometheus servers see the
 * same, and nothing falls between them.
 */
export class Windows<T> {
  readonly #end: () => T
  #result: T | null = null
  #endedAt = -Infinity

  constructor(end: () => T) {
    this.#end = end
  }

  latest(): T {
    const now = performance.now()
    if (this.#result !== null && now - this.#endedAt < shortestMs) return this.#result
    this.#endedAt = now
    this.#result = this.#end()
    return this.#result
  }
}
