/** What is known about the world that dashboards read. Rules are silent about what is not known. */
export interface Knowledge {
  readonly metrics: MetricCatalogue | null
  /** Every dashboard that a link may lead to is among those that are checked. */
  readonly closed: boolean
}

export interface MetricCatalogue {
  /** Where it is from, for people: `the declaration`, an address. */
  readonly source: string
  /** What it does not have can never come: true of a vocabulary, not of what is live at a moment. */
  readonly complete: boolean
  readonly has: (metric: string) => boolean
  /** Labels that a metric can have; null where they are not known. */
  readonly labels: (metric: string) => ReadonlySet<string> | null
  /** Upper bounds of a histogram's buckets, in its own unit; null where they are not known. */
  readonly edges: (histogram: string) => readonly number[] | null
}

export const nothingKnown: Knowledge = { metrics: null, closed: false }
