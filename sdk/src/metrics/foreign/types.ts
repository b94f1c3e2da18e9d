/** A registry of prom-client or `@prometheus-io/client`, as far as it is read. */
export interface ForeignRegistry {
  getMetricsAsArray(): readonly object[]
  metrics(): Promise<string>
}

/** What both clients keep in a registry, and what both give when a metric is asked for its values. */
export interface ForeignMetric {
  readonly name: string
  get(): Promise<ForeignFamily>
  /** Histograms give the labels that a series' samples share only once. */
  getForPromString?(): Promise<ForeignFamily>
}

export interface ForeignFamily {
  readonly name: string
  readonly help: string
  readonly type: string
  /** How the values of several processes become one. */
  readonly aggregator?: string
  readonly values?: readonly ForeignValue[]
}

type ForeignLabels = Readonly<Record<string, string | number>>

export interface ForeignValue {
  readonly value: number
  readonly labels?: ForeignLabels
  readonly sharedLabels?: ForeignLabels
  readonly metricName?: string
  readonly exemplar?: ForeignExemplar | null
}

export interface ForeignExemplar {
  readonly labelSet: ForeignLabels
  readonly value: number
  readonly timestamp?: number
}

export function isRegistry(candidate: unknown): candidate is ForeignRegistry {
  const registry = candidate as Partial<ForeignRegistry> | null | undefined
  return typeof registry?.getMetricsAsArray === 'function'
}

/** Neither client has a public way to ask for them. */
export function defaultLabelsOf(registry: ForeignRegistry): ForeignLabels {
  return (registry as { _defaultLabels?: ForeignLabels })._defaultLabels ?? {}
}
