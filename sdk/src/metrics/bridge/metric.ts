import type {
  ForeignExemplar,
  ForeignFamily,
  ForeignMetric,
  ForeignValue,
} from '../foreign/types.ts'
import type { AnyFamily } from '../families/families.ts'
import type { Exemplar } from '../families/exemplar.ts'
import type { Histogram, HistogramSeries } from '../families/histogram.ts'

type Labels = Readonly<Record<string, string>>

/** One of our families in the shape that both clients' registries hold, merge and aggregate. */
export class BridgedMetric implements ForeignMetric {
  readonly help: string
  readonly type: string
  readonly labelNames: readonly string[]
  readonly aggregator = 'sum'
  readonly #family: AnyFamily
  readonly #collect: (family: AnyFamily) => void
  #nameForOnce: string | null = null

  constructor(family: AnyFamily, collect: (family: AnyFamily) => void) {
    this.#family = family
    this.#collect = collect
    this.help = family.help
    this.type = family.type
    this.labelNames = family.labelNames
  }

  get name(): string {
    return this.#family.name
  }

  /**
   * A registry that renders OpenMetrics renames its counters just before it asks for their values,
   * and never back. So the name holds for that one question.
   */
  set name(name: string) {
    this.#nameForOnce = name
  }

  /** Series with the samples' labels complete, as registries in other processes take them. */
  async get(): Promise<ForeignFamily> {
    const family = this.#read()
    const values = family.values?.map(({ sharedLabels, ...value }) => ({
      ...value,
      labels: { ...sharedLabels, ...value.labels },
    }))
    return { ...family, values: values ?? [] }
  }

  async getForPromString(): Promise<ForeignFamily> {
    return this.#read()
  }

  /** Whoever reads ours through theirs cannot set them back. */
  reset(): void {}

  #read(): ForeignFamily {
    const name = this.#nameForOnce ?? this.#family.name
    this.#nameForOnce = null
    this.#collect(this.#family)
    const { help, type, aggregator } = this
    return { name, help, type, aggregator, values: [...valuesOf(this.#family)] }
  }
}

function* valuesOf(family: AnyFamily): Generator<ForeignValue> {
  if (family.type === 'histogram') {
    for (const series of family.all()) yield* histogramValues(family, series)
    return
  }
  for (const { labels, value } of family.all())
    yield { value, labels: labelsOf(family.labelNames, labels) }
}

function* histogramValues(
  { name, edges, labelNames }: Histogram,
  series: HistogramSeries,
): Generator<ForeignValue> {
  const sharedLabels = labelsOf(labelNames, series.labels)
  let count = 0
  for (const [bucket, observed] of series.buckets.entries()) {
    count += observed
    yield {
      metricName: `${name}_bucket`,
      value: count,
      labels: { le: edges[bucket] ?? '+Inf' },
      sharedLabels,
      exemplar: foreignExemplar(series.exemplars?.[bucket] ?? null),
    }
  }
  yield { metricName: `${name}_sum`, value: series.sum, labels: {}, sharedLabels }
  yield { metricName: `${name}_count`, value: count, labels: {}, sharedLabels }
}

function labelsOf(names: readonly string[], values: readonly string[]): Labels {
  const pairs = names.map((name, index) => [name, values[index] ?? ''] as const)
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

function foreignExemplar(exemplar: Exemplar | null): ForeignExemplar | null {
  if (exemplar === null) return null
  const { traceId, spanId, value, timestampSeconds } = exemplar
  return { labelSet: { trace_id: traceId, span_id: spanId }, value, timestamp: timestampSeconds }
}
