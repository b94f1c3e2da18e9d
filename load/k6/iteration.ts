import exec from 'k6/execution'
import { Counter } from 'k6/metrics'
import { orders } from './plan.ts'

/** k6 has one; its types have none. */
declare const console: { readonly error: (message: string) => void }

const exceptions = new Counter('obs_exceptions')
const periodMs = 1000 / orders.rate

/**
 * k6 makes these anew whenever they are read, which costs as much as a tenth of a request; they
 * tell of the iteration that runs, whichever it was that got them.
 */
let scenario: typeof exec.scenario
let metadata: typeof exec.vu.metrics.metadata
let startedAt: number

/**
 * Runs one iteration so that every sample of it tells its place in the schedule, and how long after
 * its time it began. They travel as metadata, which k6 does not index.
 */
export function iteration(work: (index: number) => unknown): unknown {
  if (scenario === undefined) {
    scenario = exec.scenario
    metadata = exec.vu.metrics.metadata
    startedAt = scenario.startTime + orders.startsAfter * 1000
  }
  const index = scenario.iterationInTest
  const lag = Date.now() - startedAt - (index - orders.first) * periodMs
  metadata['obs'] = `${index}.${Math.round(lag)}`
  try {
    const result = work(index)
    return result instanceof Promise ? result.catch(report) : result
  } catch (error) {
    return report(error)
  }
}

function report(error: unknown): void {
  exceptions.add(1)
  // k6 has no other way to say anything.
  // oxlint-disable-next-line no-console
  console.error(`obs:exception ${String(error)}`)
}
