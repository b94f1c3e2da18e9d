import exec from 'k6/execution'
import { Counter } from 'k6/metrics'
import { orders } from './plan.ts'
import { newTraceId } from './trace.ts'

const exceptions = new Counter('obs_exceptions')
const periodMs = 1000 / orders.rate
let startedAt = 0

/**
 * Runs one iteration so that every sample of it tells its place in the schedule, how long after
 * its time it began, and its trace. They travel as metadata, which k6 does not index.
 */
export function iteration(work: (index: number, traceId: string) => unknown): unknown {
  const index = exec.scenario.iterationInTest
  startedAt ||= exec.scenario.startTime + orders.startsAfter * 1000
  const lag = Date.now() - startedAt - (index - orders.first) * periodMs
  const traceId = newTraceId(index)
  exec.vu.metrics.metadata['obs'] = `${index}.${Math.round(lag)}.${traceId}`
  try {
    const result = work(index, traceId)
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
