import { once } from 'node:events'

/** How a stack comes to its end, and what is to be waited for then. */
export class Ending {
  /** Aborted when the stack is to stop, for whatever reason. */
  readonly signal: AbortSignal
  readonly #asked = new AbortController()
  readonly #awaited: (() => Promise<unknown>)[] = []

  constructor(signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, this.#asked.signal])
  }

  /** To be waited for once the signal was aborted. */
  await(end: () => Promise<unknown>): void {
    this.#awaited.push(end)
  }

  ask(): void {
    this.#asked.abort()
  }

  /** Asks for the end, and resolves when it has come. */
  async now(): Promise<void> {
    this.ask()
    await this.come()
  }

  /** Resolves when the end was asked for and has come. */
  async come(): Promise<void> {
    if (!this.signal.aborted) await once(this.signal, 'abort')
    await Promise.allSettled(this.#awaited.map((end) => end()))
  }
}
