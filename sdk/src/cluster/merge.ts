import { Families, type Gauge, type Histogram } from '../metrics/index.ts'
import { labels } from '../service/index.ts'
import type { FamilySnapshot, SeriesSnapshot } from './snapshot.ts'

/** More than any process may have: what is merged is bounded already. */
const maxSeries = 1_000_000

/**
 * Many processes' metrics as those of one. What counts is added up; a gauge says for each worker
 * how it stands, unless it was declared to have a sum or a maximum.
 */
export class Merger {
  readonly families: Families = new Families()
  /** Series that hold a value of some worker's already. */
  readonly #begun = new WeakSet<object>()
  readonly #report: (where: string, error: unknown) => void

  constructor(report: (where: string, error: unknown) => void) {
    this.#report = report
  }

  add(worker: string, snapshot: readonly FamilySnapshot[]): void {
    for (const family of snapshot) this.#attempt(family, () => this.#addFamily(worker, family))
  }

  /** Of a process that has ended: what it counted stays counted, how it stood is over. */
  addEnded(snapshot: readonly FamilySnapshot[]): void {
    for (const family of snapshot) {
      if (family.type !== 'gauge') this.#attempt(family, () => this.#addFamily('', family))
    }
  }

  /** Workers may be of different versions for a while, and mean different things by a name. */
  #attempt({ name }: FamilySnapshot, add: () => void): void {
    try {
      add()
    } catch (error) {
      this.#report(`merging ${name} of several workers`, error)
    }
  }

  #addFamily(worker: string, family: FamilySnapshot): void {
    const { type, name, help, unit, labelNames, edges } = family
    const definition = { name, help, unit, labelNames, maxSeries }
    if (type === 'gauge') return this.#addGauge(worker, family)
    if (type === 'counter') {
      const counter = this.families.counter(definition)
      for (const { labels, value } of family.series) counter.series(...labels).inc(Number(value))
      return
    }
    const histogram = this.families.histogram({ ...definition, edges })
    for (const series of family.series) addHistogram(histogram, series)
  }

  #addGauge(
    worker: string,
    { name, help, unit, labelNames, across, series }: FamilySnapshot,
  ): void {
    const perWorker = across === 'worker' && !labelNames.includes(labels.worker)
    const names = perWorker ? [...labelNames, labels.worker] : labelNames
    const gauge: Gauge = this.families.gauge({ name, help, unit, labelNames: names, maxSeries })
    for (const { labels: values, value } of series) {
      const known = gauge.series(...(perWorker ? [...values, worker] : values))
      if (across === 'max' && this.#begun.has(known)) {
        known.set(Math.max(known.value, Number(value)))
      } else known.inc(Number(value))
      this.#begun.add(known)
    }
  }
}

function addHistogram(
  histogram: Histogram,
  { labels, value, buckets = [], exemplars }: SeriesSnapshot,
): void {
  const series = histogram.series(...labels)
  series.sum += Number(value)
  for (const [index, count] of buckets.entries()) series.buckets[index]! += count
  if (exemplars) series.exemplars = [...exemplars]
}
