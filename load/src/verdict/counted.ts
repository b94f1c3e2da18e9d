import type { Counted } from '../evidence/server/snapshot.ts'

const nothing: Counted = { count: 0, failed: 0, seconds: 0, buckets: {} }

export function subtract(after: Counted, before: Counted = nothing): Counted {
  return {
    count: after.count - before.count,
    failed: after.failed - before.failed,
    seconds: after.seconds - before.seconds,
    buckets: Object.fromEntries(
      Object.entries(after.buckets).map(([le, count]) => [le, count - (before.buckets[le] ?? 0)]),
    ),
  }
}

/** As if they were one. */
export function together(all: readonly Counted[]): Counted {
  const buckets: Record<string, number> = {}
  for (const counted of all) {
    for (const [le, count] of Object.entries(counted.buckets))
      buckets[le] = (buckets[le] ?? 0) + count
  }
  const sum = (pick: (counted: Counted) => number): number =>
    all.reduce((total, each) => total + pick(each), 0)
  return {
    count: sum((each) => each.count),
    failed: sum((each) => each.failed),
    seconds: sum((each) => each.seconds),
    buckets,
  }
}

/** The upper edge of the bucket in which a quantile lies, in milliseconds; for people, and for hints. */
export function quantileMs({ buckets, count }: Counted, q: number): number | null {
  if (count <= 0) return null
  const edges = Object.entries(buckets).map(([le, below]) => ({ le: Number(le), below }))
  const reached = edges.filter(({ le, below }) => Number.isFinite(le) && below >= q * count)
  return reached.length === 0 ? null : Math.min(...reached.map(({ le }) => le)) * 1000
}
