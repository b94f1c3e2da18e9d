import { Family, type Series } from './family.ts'

export class CounterSeries implements Series {
  readonly labels: readonly string[]
  readonly labelText: string
  value = 0
  readonly #family: Counter

  constructor(family: Counter, labels: readonly string[], labelText: string) {
    this.#family = family
    this.labels = labels
    this.labelText = labelText
  }

  inc(by = 1): void {
    if (by >= 0 && by < Infinity) this.value += by
    else this.#family.refused += 1
  }

  /** For what something else counts, read in `collect`. */
  setTotal(total: number): void {
    if (total >= 0 && total < Infinity) this.value = total
    else this.#family.refused += 1
  }
}

export class Counter<Names extends readonly string[] = readonly string[]> extends Family<
  Names,
  CounterSeries
> {
  readonly type = 'counter'

  protected override create(labels: readonly string[], labelText: string): CounterSeries {
    return new CounterSeries(this, labels, labelText)
  }
}
