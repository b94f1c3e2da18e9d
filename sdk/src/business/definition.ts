import type { Across } from '../metrics/index.ts'

/** The values that a label may have: these, or so many that are not known beforehand. */
type LabelSet = readonly string[] | { readonly atMost: number }

export type LabelSets = Readonly<Record<string, LabelSet>>

// oxlint-disable-next-line typescript/no-generated-empty-object-type -- nothing is what is meant
export type NoLabels = Record<never, never>

/** What is given with each observation. */
export type Labels<Sets extends LabelSets> = {
  readonly [Name in keyof Sets]: Sets[Name] extends readonly (infer Value)[]
    ? Value
    : string | number | boolean
}

export interface MetricDefinition<Sets extends LabelSets> {
  /** One sentence for whoever reads the metric. */
  readonly help: string
  /** A base unit in which the name ends, such as `seconds` or `bytes`; `none` for what is counted. */
  readonly unit: string
  readonly labels?: Sets
}

export interface GaugeDefinition<Sets extends LabelSets> extends MetricDefinition<Sets> {
  /** How the gauges of several workers of a cluster are shown. Default: each by itself. */
  readonly across?: Across
  /** Called before each scrape, to set what is only known by asking. */
  readonly collect?: () => void
}

export interface HistogramDefinition<Sets extends LabelSets> extends MetricDefinition<Sets> {
  /** Upper edges, inclusive and ascending. In seconds there is a default: the service's own. */
  readonly buckets?: readonly number[]
}
