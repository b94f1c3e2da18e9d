import { other } from '../service/index.ts'
import type { LabelSets } from './definition.ts'

/** Combinations that are made beforehand, so that the first of a kind is seen as an increase. */
const maxReady = 100
const maxOpen = 1_000

/** The declared labels of a metric: what is outside of them becomes `_OTHER`. */
export class DeclaredLabels {
  readonly names: readonly string[]
  readonly #allowed: readonly (ReadonlySet<string> | null)[]
  readonly #most: readonly number[]
  /** Values of open sets, as they come. */
  readonly #seen: readonly Set<string>[]

  constructor(sets: LabelSets) {
    const all = Object.values(sets)
    this.names = Object.keys(sets)
    this.#allowed = all.map((set) => (isClosed(set) ? new Set(set) : null))
    this.#most = all.map((set) => (isClosed(set) ? set.length : bounded(set.atMost)))
    this.#seen = all.map(() => new Set())
  }

  /** One more for each label than is declared: what is left over has to be somewhere. */
  get maxSeries(): number {
    return this.#most.reduce((product, most) => product * (most + 1), 1)
  }

  /** In the declared order. */
  read(given: Readonly<Record<string, unknown>>): string[] {
    return this.names.map((name, index) => this.#admit(index, text(given[name])))
  }

  /** Every combination, where all are known and there are not too many. */
  ready(): string[][] {
    const all = this.#allowed.map((set) => (set === null ? null : [...set]))
    const count = all.reduce((product, values) => product * (values?.length ?? Infinity), 1)
    if (count > maxReady) return []
    return all.reduce<string[][]>(
      (rows, values) => rows.flatMap((row) => (values ?? []).map((value) => [...row, value])),
      [[]],
    )
  }

  #admit(index: number, value: string): string {
    const allowed = this.#allowed[index]
    if (allowed) return allowed.has(value) ? value : other
    const seen = this.#seen[index]
    if (seen === undefined || seen.has(value)) return value
    if (seen.size >= (this.#most[index] ?? 0)) return other
    seen.add(value)
    return value
  }
}

function isClosed(set: LabelSets[string]): set is readonly string[] {
  return Array.isArray(set)
}

function bounded(wish: number): number {
  return wish >= 1 && wish <= maxOpen ? Math.floor(wish) : maxOpen
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : ''
}
