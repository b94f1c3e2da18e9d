import type { HistogramDefinition } from './definition.ts'
import { exemplarOf, type Exemplar, type TraceIds } from './exemplar.ts'
import { Family, type Series } from './family.ts'

/**
 * How many observations fell into each bucket, not yet added up. There is no count beside the
 * buckets, so that the two cannot disagree.
 */
export class HistogramSeries implements Series {
  readonly labels: readonly string[]
  readonly labelText: string
  /** One more than there are edges: the last is above them all. */
  readonly buckets: Float64Array
  sum = 0
  /** By bucket; null until the first. */
  exemplars: (Exemplar | null)[] | null = null
  readonly #family: Histogram
  readonly #edges: Float64Array

  constructor(family: Histogram, labels: readonly string[], labelText: string) {
    this.#family = family
    this.#edges = family.edges
    this.labels = labels
    this.labelText = labelText
    this.buckets = new Float64Array(family.edges.length + 1)
  }

  observe(value: number, trace: TraceIds | null = null): void {
    if (!Number.isFinite(value)) {
      this.#family.refused += 1
      return
    }
    const edges = this.#edges
    const { length } = edges
    let bucket = 0
    // An edge belongs to its bucket: `le` is "less or equal".
    while (bucket < length && value > edges[bucket]!) bucket += 1
    this.buckets[bucket]! += 1
    this.sum += value
    if (trace !== null) this.#exemplify(bucket, value, trace)
  }

  /** The same observation once more, now that it is known to have a trace to look at. */
  exemplify(value: number, trace: TraceIds): void {
    const edge = this.#edges.findIndex((one) => value <= one)
    this.#exemplify(edge === -1 ? this.#edges.length : edge, value, trace)
  }

  #exemplify(bucket: number, value: number, trace: TraceIds): void {
    this.exemplars ??= Array.from(this.buckets, () => null)
    this.exemplars[bucket] = exemplarOf(value, trace)
  }
}

export class Histogram<Names extends readonly string[] = readonly string[]> extends Family<
  Names,
  HistogramSeries
> {
  readonly type = 'histogram'
  readonly edges: Float64Array

  constructor(definition: HistogramDefinition<Names>) {
    super(definition)
    this.edges = Float64Array.from(definition.edges)
  }

  protected override create(labels: readonly string[], labelText: string): HistogramSeries {
    return new HistogramSeries(this, labels, labelText)
  }
}
