const secondMs = 1_000

/** So many in each second, the rest is counted. */
export class Budget {
  leftOut = 0
  readonly #perSecond: number
  #since = 0
  #used = 0

  constructor(perSecond: number) {
    this.#perSecond = perSecond
  }

  /** `now` is `performance.now()`. */
  take(now: number): boolean {
    if (now - this.#since >= secondMs) {
      this.#since = now
      this.#used = 0
    }
    if (this.#used < this.#perSecond) {
      this.#used++
      return true
    }
    this.leftOut++
    return false
  }
}
