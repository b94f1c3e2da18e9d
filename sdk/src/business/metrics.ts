import type { Counter, Gauge, Histogram } from '../metrics/index.ts'
import type { Labels, LabelSets } from './definition.ts'
import type { Exemplars } from './exemplars.ts'
import type { DeclaredLabels } from './label-sets.ts'

/** Without labels there is nothing to give. */
type Given<Sets extends LabelSets> = keyof Sets extends never ? [] : [labels: Labels<Sets>]

export interface BusinessCounter<Sets extends LabelSets> {
  readonly inc: (...labels: Given<Sets>) => void
  readonly add: (by: number, ...labels: Given<Sets>) => void
}

export interface BusinessGauge<Sets extends LabelSets> {
  readonly set: (value: number, ...labels: Given<Sets>) => void
  readonly add: (by: number, ...labels: Given<Sets>) => void
}

export interface BusinessHistogram<Sets extends LabelSets> {
  readonly unit: string
  readonly observe: (value: number, ...labels: Given<Sets>) => void
}

type Row = Readonly<Record<string, unknown>>

export function counterOf(counter: Counter, declared: DeclaredLabels): BusinessCounter<LabelSets> {
  const add = (by: number, labels: Row = {}) => counter.series(...declared.read(labels)).inc(by)
  return { add, inc: (labels: Row = {}) => add(1, labels) }
}

export function gaugeOf(gauge: Gauge, declared: DeclaredLabels): BusinessGauge<LabelSets> {
  const series = (labels: Row = {}) => gauge.series(...declared.read(labels))
  return {
    set: (value, labels?: Row) => series(labels).set(value),
    add: (by, labels?: Row) => series(labels).inc(by),
  }
}

export function histogramOf(
  histogram: Histogram,
  declared: DeclaredLabels,
  exemplars: Exemplars,
): BusinessHistogram<LabelSets> {
  return {
    unit: histogram.unit,
    observe: (value, labels: Row = {}) => {
      const series = histogram.series(...declared.read(labels))
      series.observe(value)
      exemplars.observed(series, value)
    },
  }
}
