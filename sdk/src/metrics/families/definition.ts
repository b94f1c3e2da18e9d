/** What every metric is declared with. */
export interface Definition<Names extends readonly string[] = readonly string[]> {
  /** With its unit, and `_total` when it is a counter: `orders_paid_total`. */
  readonly name: string
  /** One sentence for whoever reads the metric. */
  readonly help: string
  /** A base unit such as `seconds` or `bytes`, which the name then ends in; none for a bare number. */
  readonly unit?: string
  readonly labelNames?: Names
  /** Label sets beyond this many are folded into one series. */
  readonly maxSeries?: number
  /** How the gauges of several workers of a cluster are shown. Default: each by itself. */
  readonly across?: Across
  /**
   * What remains of a label set that found no room, so that totals stay right; it has few results.
   * Unless given, every label becomes `_OTHER`.
   */
  readonly fold?: (values: readonly string[]) => readonly string[]
  /** Called before each scrape, to set what is only known by asking. */
  readonly collect?: () => void
}

export interface HistogramDefinition<
  Names extends readonly string[] = readonly string[],
> extends Definition<Names> {
  /** Upper edges of the buckets, inclusive and ascending, without `+Inf`. */
  readonly edges: readonly number[]
}

export type Across = 'worker' | 'sum' | 'max'

export type FamilyType = 'counter' | 'gauge' | 'histogram'

/** The name that OpenMetrics gives the family: a counter's without `_total`. */
export function familyName(name: string): string {
  return name.replace(/_total$/, '')
}
