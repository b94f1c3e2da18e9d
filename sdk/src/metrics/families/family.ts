import { other } from '../../service/index.ts'
import { familyName, type Across, type Definition, type FamilyType } from './definition.ts'
import { cleanLabelValue, labelText, type LabelValues } from './labels.ts'

const defaultMaxSeries = 2_000

/** Where the observations of one label set are kept. */
export interface Series {
  readonly labels: readonly string[]
  /** Rendered and escaped once. */
  readonly labelText: string
}

/** A metric: its series by label set, no more of them than it has room for. */
export abstract class Family<Names extends readonly string[], S extends Series> {
  abstract readonly type: FamilyType
  readonly name: string
  /** As OpenMetrics names it. */
  readonly familyName: string
  readonly help: string
  readonly unit: string
  readonly labelNames: readonly string[]
  readonly across: Across
  readonly collectors: (() => void)[] = []
  /** Label sets that found no room and were folded. */
  overflowed = 0
  /** Observations that are no number, or would make a counter go down. */
  refused = 0

  readonly #maxSeries: number
  readonly #fold: (values: readonly string[]) => readonly string[]
  readonly #series = new Map<string, S>()
  readonly #folded = new Map<string, S>()

  constructor(definition: Definition<Names>) {
    this.name = definition.name
    this.familyName = familyName(definition.name)
    this.help = definition.help
    this.unit = definition.unit ?? ''
    this.across = definition.across ?? 'worker'
    this.labelNames = [...(definition.labelNames ?? [])]
    this.#maxSeries = definition.maxSeries ?? defaultMaxSeries
    this.#fold = definition.fold ?? foldAll
  }

  protected abstract create(labels: readonly string[], labelText: string): S

  /** The series of a label set. Whoever observes often keeps it: the look-up costs more than that. */
  series(...values: LabelValues<Names>): S {
    const labels = this.labelNames.map((_, index) => cleanLabelValue(values[index]))
    const text = labelText(this.labelNames, labels)
    const known = this.#series.get(text)
    if (known !== undefined) return known
    if (this.#series.size < this.#maxSeries) return this.#add(this.#series, labels, text)
    this.overflowed += 1
    return this.#foldedSeries(this.#fold(labels))
  }

  #foldedSeries(labels: readonly string[]): S {
    const text = labelText(this.labelNames, labels)
    const known = this.#series.get(text) ?? this.#folded.get(text)
    return known ?? this.#add(this.#folded, labels, text)
  }

  #add(to: Map<string, S>, labels: readonly string[], text: string): S {
    const made = this.create(labels, text)
    to.set(text, made)
    return made
  }

  get size(): number {
    return this.#series.size + this.#folded.size
  }

  *all(): Generator<S> {
    yield* this.#series.values()
    yield* this.#folded.values()
  }
}

function foldAll(values: readonly string[]): readonly string[] {
  return values.map(() => other)
}
