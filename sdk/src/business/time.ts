import { performance } from 'node:perf_hooks'
import type { Labels, LabelSets, NoLabels } from './definition.ts'
import type { BusinessHistogram } from './metrics.ts'

/** How the work ended, for labels that depend on it. */
interface Ended {
  readonly error: unknown
  readonly failed: boolean
}

type LabelsAtEnd<Sets extends LabelSets> = Labels<Sets> | ((ended: Ended) => Labels<Sets>)

export interface Time {
  /** Runs the work, and observes how long it took, also where it fails. */
  <T>(histogram: BusinessHistogram<NoLabels>, work: () => T): T
  <T, Sets extends LabelSets>(
    histogram: BusinessHistogram<Sets>,
    labels: LabelsAtEnd<Sets>,
    work: () => T,
  ): T
}

interface Observable {
  readonly unit: string
  observe(value: number, labels: object): void
}

export const time: Time = (histogram: Observable, ...rest: unknown[]): never => {
  const work = rest.at(-1) as () => unknown
  const labels = rest.length > 1 ? rest[0] : {}
  if (histogram.unit !== 'seconds') {
    throw new TypeError("obs.time() measures seconds: declare the histogram with unit 'seconds'.")
  }
  const startedAt = performance.now()
  const end = (ended: Ended) => {
    const given = typeof labels === 'function' ? (labels(ended) as object) : (labels as object)
    histogram.observe((performance.now() - startedAt) / 1_000, given)
  }
  return run(work, end) as never
}

function run(work: () => unknown, end: (ended: Ended) => void): unknown {
  try {
    const result = work()
    if (result instanceof Promise) return follow(result, end)
    end({ failed: false, error: undefined })
    return result
  } catch (error) {
    end({ failed: true, error })
    throw error
  }
}

async function follow(work: Promise<unknown>, end: (ended: Ended) => void): Promise<unknown> {
  try {
    const result = await work
    end({ failed: false, error: undefined })
    return result
  } catch (error) {
    end({ failed: true, error })
    throw error
  }
}
