import { fail, listed, times } from './fail.ts'
import { matches } from './matches.ts'
import type { SeenLog } from './seen.ts'

export class LogExpectation {
  readonly #wanted: Readonly<Record<string, unknown>>
  readonly #all: readonly SeenLog[]

  constructor(
    wanted: string | RegExp | Readonly<Record<string, unknown>>,
    all: readonly SeenLog[],
  ) {
    this.#wanted = typeof wanted === 'string' || wanted instanceof RegExp ? { msg: wanted } : wanted
    this.#all = all
  }

  /** At least once, or exactly so many times. */
  toHaveBeenWritten(wanted?: number): this {
    const count = this.#all.filter((line) => matches(line, this.#wanted)).length
    if (wanted === undefined ? count > 0 : count === wanted) return this
    const expected = wanted === undefined ? 'at all' : times(wanted)
    const message = `Such a line was written ${times(count)}, not ${expected}. ${this.#list()}`
    return fail(message, this.#wanted, this.#all, this, 'toHaveBeenWritten')
  }

  #list(): string {
    return listed(
      'Lines',
      this.#all.map(({ level, msg }) => `${String(level)} ${JSON.stringify(msg)}`),
    )
  }
}
