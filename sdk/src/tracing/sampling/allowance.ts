/** So many a second, and after a pause as many at once (a token bucket). */
export class Allowance {
  readonly #perMs: number
  readonly #most: number
  #left: number
  #at = 0

  constructor(perSecond: number) {
    this.#perMs = perSecond / 1_000
    this.#most = perSecond
    this.#left = perSecond
  }

  /** `now` is `performance.now()`. */
  take(now: number): boolean {
    this.#left = Math.min(this.#most, this.#left + (now - this.#at) * this.#perMs)
    this.#at = now
    if (this.#left < 1) return false
    this.#left -= 1
    return true
  }
}
