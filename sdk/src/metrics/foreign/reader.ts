import { performance } from 'node:perf_hooks'
import { BridgedMetric } from '../bridge/metric.ts'
import type { Format } from '../exposition/formats.ts'
import type { Families } from '../families/families.ts'
import { within } from './deadline.ts'
import { namesOf } from './names.ts'
import { foreignTexts } from './texts.ts'
import {
  defaultLabelsOf,
  type ForeignFamily,
  type ForeignMetric,
  type ForeignRegistry,
} from './types.ts'

/** What the application's own collectors may take of one scrape, all together. */
const budgetMs = 5_000

export interface ForeignReports {
  readonly internalError: (where: string, error: unknown) => void
  readonly warn: (message: string) => void
  /** A metric that is not served, since one of ours has its name. */
  readonly clash: (name: string) => void
}

/**
 * Serves the application's registry along with ours. Nothing in it is changed, and a metric of it
 * that fails costs only itself.
 */
export class ForeignReader {
  readonly #families: Families
  readonly #reports: ForeignReports
  readonly #clashes = new Set<string>()

  constructor(families: Families, reports: ForeignReports) {
    this.#families = families
    this.#reports = reports
  }

  async *texts(registry: ForeignRegistry, format: Format): AsyncGenerator<string> {
    const taken = this.#takenNames()
    const deadline = performance.now() + budgetMs
    for (const metric of this.#metricsOf(registry)) {
      try {
        const family = await read(metric, deadline)
        if (namesOf(family.name, family.type).some((name) => taken.has(name)))
          this.#clash(family.name)
        else yield* foreignTexts(family, defaultLabelsOf(registry), format)
      } catch (error) {
        this.#reports.internalError(`reading ${metric.name} of the application's registry`, error)
      }
    }
  }

  /** Ours among theirs, after a merge, are served already. */
  #metricsOf(registry: ForeignRegistry): readonly ForeignMetric[] {
    try {
      const metrics = registry.getMetricsAsArray() as readonly ForeignMetric[]
      return metrics.filter((metric) => !(metric instanceof BridgedMetric))
    } catch (error) {
      this.#reports.internalError("reading the application's registry", error)
      return []
    }
  }

  #takenNames(): ReadonlySet<string> {
    return new Set([...this.#families.all()].flatMap(({ name, type }) => namesOf(name, type)))
  }

  #clash(name: string): void {
    if (this.#clashes.has(name)) return
    this.#clashes.add(name)
    this.#reports.clash(name)
    this.#reports.warn(
      `The metric '${name}' of the application's registry is not served: ` +
        'the SDK has one of this name. Rename it, or remove it where the SDK measures the same.',
    )
  }
}

async function read(metric: ForeignMetric, deadline: number): Promise<ForeignFamily> {
  const values = Promise.resolve(metric.getForPromString?.() ?? metric.get())
  return within(Math.max(0, deadline - performance.now()), values)
}
