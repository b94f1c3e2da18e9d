import { labels, metrics } from '@obs-toolkit/sdk/service'
import { parseExposition } from './exposition.ts'
import type { Sample } from './exposition.ts'
import { runtimeMetrics } from './names.ts'
import { poolMetrics, poolsOf } from './pools.ts'
import type { PoolState } from './pools.ts'

/** The server's own metrics at one time; counters since its start. */
export interface ServerSnapshot {
  readonly at: string
  /** Version and commit, as far as it names them. */
  readonly release: readonly string[]
  readonly routes: Readonly<Record<string, Counted>>
  readonly dependencies: Readonly<Record<string, Counted>>
  /** By name. */
  readonly pools: Readonly<Record<string, PoolState>>
  readonly active: number | null
  readonly startTime: number | null
  readonly cpuSeconds: number | null
  readonly eventLoopP99: number | null
  readonly eventLoopMax: number | null
  readonly eventLoopUtilization: number | null
  readonly gcSeconds: number | null
  readonly memoryBytes: number | null
}

export interface Counted {
  readonly count: number
  /** Of them, with a status of 500 and above, or without an answer. */
  readonly failed: number
  readonly seconds: number
  /** Cumulative, by upper edge in seconds. */
  readonly buckets: Readonly<Record<string, number>>
}

const names = new Set<string>([
  ...[metrics.serverDuration, metrics.clientDuration].flatMap((name) =>
    ['_count', '_sum', '_bucket'].map((suffix) => name + suffix),
  ),
  metrics.serverActive,
  metrics.target,
  ...poolMetrics,
  ...Object.values(runtimeMetrics).flat(),
])
const mostGroups = 2_000

export function readSnapshot(text: string, at: Date): ServerSnapshot {
  const samples = parseExposition(text, (name) => names.has(name))
  return {
    at: at.toISOString(),
    release: releaseOf(samples),
    routes: grouped(samples, metrics.serverDuration, (each) => {
      return `${each[labels.method] ?? ''} ${each[labels.route] ?? ''}`
    }),
    dependencies: grouped(samples, metrics.clientDuration, (each) => {
      return each[labels.dependency] || (each[labels.serverAddress] ?? '')
    }),
    pools: poolsOf(samples),
    active: total(samples, [metrics.serverActive]),
    startTime: total(samples, runtimeMetrics.startTime),
    cpuSeconds: total(samples, runtimeMetrics.cpuSeconds),
    eventLoopP99: total(samples, runtimeMetrics.eventLoopP99),
    eventLoopMax: total(samples, runtimeMetrics.eventLoopMax),
    eventLoopUtilization: total(samples, runtimeMetrics.eventLoopUtilization),
    gcSeconds: total(samples, runtimeMetrics.gcSeconds),
    memoryBytes: total(samples, runtimeMetrics.memoryBytes),
  }
}

function releaseOf(samples: readonly Sample[]): readonly string[] {
  const told = samples.filter(({ name }) => name === metrics.target)
  const names = told.flatMap(({ labels: each }) => [
    each[labels.serviceVersion],
    each[labels.commit],
  ])
  return [...new Set(names.filter((name) => name !== undefined && name !== ''))] as string[]
}

/** Of the first name that there is: two libraries may tell the same under names of their own. */
function total(samples: readonly Sample[], names: readonly string[]): number | null {
  const found = names
    .map((wanted) => samples.filter(({ name }) => name === wanted))
    .find((each) => each.length > 0)
  return found === undefined ? null : found.reduce((sum, { value }) => sum + value, 0)
}

interface Counting {
  count: number
  failed: number
  seconds: number
  buckets: Record<string, number>
}

function grouped(
  samples: readonly Sample[],
  metric: string,
  keyOf: (labels: Sample['labels']) => string,
): Record<string, Counted> {
  const groups = new Map<string, Counting>()
  for (const { name, labels: each, value } of samples) {
    if (!name.startsWith(metric)) continue
    const key = keyOf(each)
    if (!groups.has(key) && groups.size >= mostGroups) continue
    const group = groups.get(key) ?? { count: 0, failed: 0, seconds: 0, buckets: {} }
    groups.set(key, group)
    add(group, name.slice(metric.length), each, value)
  }
  return Object.fromEntries(groups)
}

function add(group: Counting, suffix: string, each: Sample['labels'], value: number): void {
  if (suffix === '_sum') group.seconds += value
  if (suffix === '_bucket') group.buckets[each['le']!] = (group.buckets[each['le']!] ?? 0) + value
  if (suffix !== '_count') return
  group.count += value
  const status = each[labels.status] ?? ''
  if (status.startsWith('5') || (status === '' && each[labels.errorType])) group.failed += value
}
