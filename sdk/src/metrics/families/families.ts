import { Counter } from './counter.ts'
import {
  familyName,
  type Definition,
  type FamilyType,
  type HistogramDefinition,
} from './definition.ts'
import { Gauge } from './gauge.ts'
import { Histogram } from './histogram.ts'
import { checkDefinition } from './problems.ts'

export type AnyFamily = Counter | Gauge | Histogram

/**
 * All metrics of the SDK and of an application that declares its own here. Declaring one a second
 * time in the same words gives the same metric; in other words it is an error.
 */
export class Families {
  readonly #families = new Map<string, AnyFamily>()
  readonly #listeners: ((family: AnyFamily) => void)[] = []

  counter<const Names extends readonly string[] = []>(
    definition: Definition<Names>,
  ): Counter<Names> {
    return this.#define('counter', definition, () => new Counter(definition))
  }

  gauge<const Names extends readonly string[] = []>(definition: Definition<Names>): Gauge<Names> {
    return this.#define('gauge', definition, () => new Gauge(definition))
  }

  histogram<const Names extends readonly string[] = []>(
    definition: HistogramDefinition<Names>,
  ): Histogram<Names> {
    return this.#define('histogram', definition, () => new Histogram(definition))
  }

  all(): IterableIterator<AnyFamily> {
    return this.#families.values()
  }

  /** Tells of every family there is, and of each that is yet to come. */
  each(listener: (family: AnyFamily) => void): void {
    for (const family of this.#families.values()) listener(family)
    this.#listeners.push(listener)
  }

  #define<F extends AnyFamily>(type: FamilyType, definition: Definition, make: () => F): F {
    checkDefinition(type, definition)
    const known = this.#families.get(familyName(definition.name))
    const family = known === undefined ? this.#add(make()) : (known as F)
    if (known !== undefined) checkSame(known, make())
    if (definition.collect !== undefined) family.collectors.push(definition.collect)
    return family
  }

  #add<F extends AnyFamily>(family: F): F {
    this.#families.set(family.familyName, family)
    // Without labels there is one series, which is worth seeing before its first observation.
    if (family.labelNames.length === 0) family.series()
    for (const listener of this.#listeners) listener(family)
    return family
  }
}

function checkSame(known: AnyFamily, again: AnyFamily): void {
  if (signature(known) === signature(again)) return
  throw new TypeError(
    `The ${again.type} '${again.name}' is already defined in other words: ` +
      `${signature(known)}, now ${signature(again)}. Give one of the two another name.`,
  )
}

function signature(family: AnyFamily): string {
  const { type, name, help, unit, labelNames } = family
  const edges = family.type === 'histogram' ? { edges: [...family.edges] } : {}
  return JSON.stringify({ type, name, help, unit, labelNames, ...edges })
}
