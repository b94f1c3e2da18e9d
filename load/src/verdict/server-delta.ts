import type { Evidence } from '../evidence/evidence.ts'
import type { Counted, ServerSnapshot } from '../evidence/server/snapshot.ts'
import { quantileMs, subtract, together } from './counted.ts'
import { recordedDelta } from './recorded.ts'

/** What changed at the server from before the run until after it. */
export interface ServerDelta {
  /** Null where it is one of several, started again in between, or could not be asked afterwards. */
  readonly requests: number | null
  readonly restarts: number
  readonly gone: boolean
  /** Milliseconds; of its own buckets, the upper edge. */
  readonly p99: number | null
  readonly dependencies: Readonly<Record<string, Counted>>
  readonly gcShare: number | null
  readonly cpuShare: number | null
  /** Seconds that the event loop was held up at most, in the upper quartile of the times it was measured over: one blip of many is none. */
  readonly eventLoopDelay: number | null
}

/** As the service says itself; as Prometheus recorded it where it does not, or is one of several. */
export function serverDelta(evidence: Evidence): ServerDelta | null {
  const several = evidence.plan.instances.underTest > 1
  return several
    ? (recordedDelta(evidence) ?? ownDelta(evidence))
    : (ownDelta(evidence) ?? recordedDelta(evidence))
}

function ownDelta({ server, endedAt, plan }: Evidence): ServerDelta | null {
  const first = server?.snapshots[0]
  const last = server?.snapshots.at(-1)
  if (!server || !first || !last) return null
  const restarts = restartsIn(server.snapshots)
  const several = plan.instances.underTest > 1
  // Behind a balancer each look may be at another one of them.
  if (several && restarts > 0) return null
  const gone = last.at < endedAt
  const seconds = (Date.parse(last.at) - Date.parse(first.at)) / 1000
  const routes = subtractAll(last.routes, first.routes)
  return {
    requests: several || restarts > 0 || gone || isEmpty(last) ? null : countOf(routes),
    restarts,
    gone,
    p99: quantileMs(together(Object.values(routes)), 0.99),
    dependencies: subtractAll(last.dependencies, first.dependencies),
    gcShare: shareOf(last.gcSeconds, first.gcSeconds, seconds),
    cpuShare: shareOf(last.cpuSeconds, first.cpuSeconds, seconds),
    eventLoopDelay: upperQuartile(windowsIn(server.snapshots)),
  }
}

/** A process that started later than the one before, or whose counters went back. */
function restartsIn(snapshots: readonly ServerSnapshot[]): number {
  return snapshots.filter((after, at) => {
    const before = snapshots[at - 1]
    if (!before) return false
    if (after.startTime !== null && before.startTime !== null)
      return after.startTime > before.startTime + 1
    return countOf(after.routes) < countOf(before.routes)
  }).length
}

function isEmpty({ routes }: ServerSnapshot): boolean {
  return Object.keys(routes).length === 0
}

function countOf(routes: Readonly<Record<string, Counted>>): number {
  return Object.values(routes).reduce((sum, { count }) => sum + count, 0)
}

function subtractAll(
  after: Readonly<Record<string, Counted>>,
  before: Readonly<Record<string, Counted>>,
): Record<string, Counted> {
  const pairs = Object.entries(after).map(
    ([key, counted]) => [key, subtract(counted, before[key])] as const,
  )
  return Object.fromEntries(pairs.filter(([, { count }]) => count > 0))
}

function shareOf(after: number | null, before: number | null, seconds: number): number | null {
  return after === null || before === null || seconds <= 0 ? null : (after - before) / seconds
}

/**
 * The delays of the times that the server measured over; ours shows one for nine seconds, whoever
 * asks. The first is of the time before the load.
 */
function windowsIn(snapshots: readonly ServerSnapshot[]): readonly number[] {
  const delays = snapshots.map((each) => each.eventLoopMax ?? each.eventLoopP99)
  return delays
    .filter((delay, at) => at > 0 && delay !== delays[at - 1])
    .filter((delay) => delay !== null)
}

function upperQuartile(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.75)] ?? null
}
