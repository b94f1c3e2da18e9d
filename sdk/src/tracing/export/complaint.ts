import { performance } from 'node:perf_hooks'

const everyMs = 60_000

/** A complaint that may recur: it is made at most once a minute. */
export class Complaint {
  readonly #warn: (message: string) => void
  #last = -Infinity

  constructor(warn: (message: string) => void) {
    this.#warn = warn
  }

  make(message: () => string): void {
    const now = performance.now()
    if (now - this.#last < everyMs) return
    this.#last = now
    this.#warn(message())
  }
}
