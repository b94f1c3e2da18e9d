import type { Families } from '../metrics/index.ts'
import type {
  GaugeDefinition,
  HistogramDefinition,
  LabelSets,
  MetricDefinition,
  NoLabels,
} from './definition.ts'
import { Exemplars } from './exemplars.ts'
import { DeclaredLabels } from './label-sets.ts'
import {
  counterOf,
  gaugeOf,
  histogramOf,
  type BusinessCounter,
  type BusinessGauge,
  type BusinessHistogram,
} from './metrics.ts'

/** Metrics of the application's own: declared once, bounded, and checked as they are declared. */
export class Business {
  readonly exemplars: Exemplars = new Exemplars()
  readonly #families: Families
  readonly #edgesSeconds: readonly number[]

  constructor(families: Families, edgesSeconds: readonly number[]) {
    this.#families = families
    this.#edgesSeconds = edgesSeconds
  }

  counter<const Sets extends LabelSets = NoLabels>(
    name: string,
    definition: MetricDefinition<Sets>,
  ): BusinessCounter<Sets> {
    const declared = declare(name, definition)
    const counter = this.#families.counter({ name, ...common(definition, declared) })
    for (const labels of declared.ready()) counter.series(...labels)
    return counterOf(counter, declared)
  }

  gauge<const Sets extends LabelSets = NoLabels>(
    name: string,
    definition: GaugeDefinition<Sets>,
  ): BusinessGauge<Sets> {
    const declared = declare(name, definition)
    const { across = 'worker', collect } = definition
    const gauge = this.#families.gauge({
      name,
      ...common(definition, declared),
      across,
      ...(collect && { collect }),
    })
    return gaugeOf(gauge, declared)
  }

  histogram<const Sets extends LabelSets = NoLabels>(
    name: string,
    definition: HistogramDefinition<Sets>,
  ): BusinessHistogram<Sets> {
    const declared = declare(name, definition)
    const inSeconds = definition.unit === 'seconds' ? this.#edgesSeconds : []
    const edges = definition.buckets ?? inSeconds
    const histogram = this.#families.histogram({ name, ...common(definition, declared), edges })
    for (const labels of declared.ready()) histogram.series(...labels)
    return histogramOf(histogram, declared, this.exemplars)
  }
}

function declare(name: string, { labels = {}, unit }: MetricDefinition<LabelSets>): DeclaredLabels {
  if (typeof unit === 'string' && unit !== '') return new DeclaredLabels(labels)
  throw new TypeError(
    `'${name}' has no unit: say 'seconds', 'bytes' … as its name ends, or 'none' for a count.`,
  )
}

function common(
  { help, unit }: MetricDefinition<LabelSets>,
  { names, maxSeries }: DeclaredLabels,
): { help: string; unit: string; labelNames: readonly string[]; maxSeries: number } {
  return {
    help,
    unit: unit === 'none' ? '' : unit,
    labelNames: names,
    maxSeries: Math.min(maxSeries, 2_000),
  }
}
