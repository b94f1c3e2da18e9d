import type { Families } from '../metrics/index.ts'
import { fail } from './fail.ts'
import { namesOf, valuesOf } from './metrics.ts'

export class MetricExpectation {
  readonly #name: string
  readonly #labels: Readonly<Record<string, string>>
  readonly #families: readonly Families[]

  constructor(
    name: string,
    labels: Readonly<Record<string, string>>,
    families: readonly Families[],
  ) {
    this.#name = name
    this.#labels = labels
    this.#families = families
  }

  /** Of all series that have these labels, together; a counter since the last reset. */
  toBe(wanted: number): this {
    const value = this.#sum('toBe')
    if (value === wanted) return this
    return fail(`${this.#text()} is ${value}, not ${wanted}.`, wanted, value, this, 'toBe')
  }

  /** How often a histogram was observed since the last reset. */
  toHaveObserved(wanted: number): this {
    const value = this.#sum('toHaveObserved')
    if (value === wanted) return this
    const message = `${this.#text()} has ${value} observations, not ${wanted}.`
    return fail(message, wanted, value, this, 'toHaveObserved')
  }

  #sum(assertion: 'toBe' | 'toHaveObserved'): number {
    const names = this.#families.flatMap(namesOf)
    if (!names.includes(this.#name)) {
      fail(
        `There is no metric '${this.#name}', but ${names.join(', ')}.`,
        this.#name,
        names,
        this,
        assertion,
      )
    }
    const values = this.#families.flatMap((one) => valuesOf(one, this.#name, this.#labels))
    return values.reduce((sum, value) => sum + value, 0)
  }

  #text(): string {
    const labels = Object.entries(this.#labels).map(([name, value]) => `${name}="${value}"`)
    return labels.length === 0 ? this.#name : `${this.#name}{${labels.join()}}`
  }
}
