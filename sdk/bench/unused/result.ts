import { costIn } from '../overhead/result.ts'
import type { Round } from '../overhead/rounds.ts'
import { intervalOf, type Interval } from '../report/interval.ts'
import { median } from '../report/median.ts'
import type { Framework } from '../variants/variant.ts'
import { compared, reference } from './variants.ts'

interface Added extends Interval {
  variant: string
  /** One figure for each launch: the median of its paired differences. */
  launches: readonly number[]
}

export interface UnusedResult {
  framework: Framework
  /** CPU microseconds per request of the reference, median of all batches. */
  microseconds: number
  added: readonly Added[]
}

/**
 * Within a launch, the noise of the machine cancels out; between launches, the code is laid out
 * and compiled anew, which no number of requests cancels. So the interval is over launches.
 */
export function unusedResult(
  framework: Framework,
  rounds: readonly Round[],
  perLaunch: number,
): UnusedResult {
  const launches = Array.from({ length: rounds.length / perLaunch }, (_, at) =>
    rounds.slice(at * perLaunch, (at + 1) * perLaunch),
  )
  return {
    framework,
    microseconds: median(rounds.map((round) => costIn(round, reference.name))),
    added: compared.map(({ name }) => addedBy(name, launches)),
  }
}

function addedBy(variant: string, launches: readonly (readonly Round[])[]): Added {
  const figures = launches.map((rounds) =>
    median(rounds.map((round) => costIn(round, variant) - costIn(round, reference.name))),
  )
  return { variant, ...intervalOf(figures), launches: figures }
}
