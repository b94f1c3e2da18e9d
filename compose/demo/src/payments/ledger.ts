export interface Charge {
  readonly order: number
  readonly cents: number
}

/** Cards have a limit. */
const mostCents = 40_000
const remembered = 10_000

/** What was charged, once for each order, however often it is asked for. */
export class Ledger {
  readonly #accepted = new Map<number, boolean>()

  charge({ order, cents }: Charge): boolean {
    const before = this.#accepted.get(order)
    if (before !== undefined) return before
    const accepted = cents <= mostCents
    this.#remember(order, accepted)
    return accepted
  }

  refund(order: number): void {
    this.#remember(order, false)
  }

  /** The latest ones: a ledger in memory is for a demo, and has an end. */
  #remember(order: number, accepted: boolean): void {
    this.#accepted.set(order, accepted)
    if (this.#accepted.size <= remembered) return
    const [oldest] = this.#accepted.keys()
    this.#accepted.delete(oldest!)
  }
}
