import { quantileMs, subtract, together } from '@obs-toolkit/load'
import type { Counted, Evidence, ServerSnapshot } from '@obs-toolkit/load'

/** What changed at the server from one look at its metrics to the next. */
export interface Step {
  /** Seconds into the measured phase. */
  readonly at: number
  readonly snapshot: ServerSnapshot
  readonly serverP99: number | null
  readonly clientP99: number | null
  readonly cpuShare: number | null
  readonly gcShare: number | null
  readonly dependencySeconds: ReadonlyMap<string, number>
}

/** A moment says nothing of a rate. */
const shortestSeconds = 0.5

/** As many as a plot has colours for. */
const mostDependencies = 8

export function stepsOf({ client, server }: Evidence): readonly Step[] {
  const start = Date.parse(client.measured.from)
  const snapshots = server?.snapshots ?? []
  return snapshots.flatMap((after, at) => {
    const before = snapshots[at - 1]
    const to = (Date.parse(after.at) - start) / 1000
    const from = before ? (Date.parse(before.at) - start) / 1000 : Number.NaN
    if (!before || !(to > 0) || to - from < shortestSeconds) return []
    return [step(before, after, { from, to, client })]
  })
}

interface Between {
  readonly from: number
  readonly to: number
  readonly client: Evidence['client']
}

function step(before: ServerSnapshot, after: ServerSnapshot, { from, to, client }: Between): Step {
  const meanwhile = client.slots.filter(({ at }) => at >= from && at < to)
  const share = (now: number | null, then: number | null): number | null =>
    now === null || then === null || now < then ? null : (now - then) / (to - from)
  return {
    at: Number(to.toFixed(2)),
    snapshot: after,
    serverP99: quantileMs(together(changes(after.routes, before.routes)), 0.99),
    clientP99: meanwhile.length === 0 ? null : Math.max(...meanwhile.map(p99)),
    cpuShare: share(after.cpuSeconds, before.cpuSeconds),
    gcShare: share(after.gcSeconds, before.gcSeconds),
    dependencySeconds: new Map(
      Object.entries(after.dependencies).flatMap(([name, counted]) => {
        const { count, seconds } = subtract(counted, before.dependencies[name])
        return count > 0 ? [[name, seconds / count] as const] : []
      }),
    ),
  }
}

function p99({ latency }: Evidence['client']['slots'][number]): number {
  return latency.p99
}

type Counts = Readonly<Record<string, Counted>>

function changes(after: Counts, before: Counts): readonly Counted[] {
  return Object.entries(after).map(([key, counted]) => subtract(counted, before[key]))
}

export function dependenciesIn(steps: readonly Step[]): readonly string[] {
  const names = steps.flatMap(({ dependencySeconds }) => [...dependencySeconds.keys()])
  return [...new Set(names)].slice(0, mostDependencies)
}
