import { fail, listed, times } from './fail.ts'
import { matches } from './matches.ts'
import type { SeenSpan } from './seen.ts'

export class SpanExpectation {
  readonly #name: string
  readonly #all: readonly SeenSpan[]
  readonly #seen: readonly SeenSpan[]

  constructor(name: string, all: readonly SeenSpan[]) {
    this.#name = name
    this.#all = all
    this.#seen = all.filter((span) => span.name === name)
  }

  toHaveEnded(wanted: number): this {
    const count = this.#seen.length
    if (count === wanted) return this
    const message = `The span '${this.#name}' ended ${times(count)}, not ${times(wanted)}.`
    return fail(`${message} ${this.#list()}`, wanted, count, this, 'toHaveEnded')
  }

  /** One of them has all of these; a regular expression matches text. */
  toHaveAttributes(wanted: Readonly<Record<string, unknown>>): this {
    const attributes = this.#seen.map((span) => span.attributes)
    if (attributes.some((one) => matches(one, wanted))) return this
    const message = `No span '${this.#name}' has these attributes. ${this.#list()}`
    return fail(message, wanted, attributes, this, 'toHaveAttributes')
  }

  /** There was one, and every one of them failed. */
  toHaveFailed(): this {
    if (this.#seen.length > 0 && this.#seen.every(({ failed }) => failed)) return this
    const message = `The span '${this.#name}' did not always fail. ${this.#list()}`
    return fail(
      message,
      true,
      this.#seen.map(({ failed }) => failed),
      this,
      'toHaveFailed',
    )
  }

  /** Every one of them is directly below a span of this name. */
  toBeBelow(parent: string): this {
    const parents = this.#seen.map(
      ({ parentSpanId }) => this.#all.find(({ spanId }) => spanId === parentSpanId)?.name ?? null,
    )
    if (parents.length > 0 && parents.every((name) => name === parent)) return this
    const message = `The span '${this.#name}' is not below '${parent}'. ${this.#list()}`
    return fail(message, parent, parents, this, 'toBeBelow')
  }

  #list(): string {
    return listed(
      'Spans',
      this.#all.map(({ name, failed }) => (failed ? `${name} (failed)` : name)),
    )
  }
}
