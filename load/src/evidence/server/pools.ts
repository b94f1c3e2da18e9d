import { labels, metrics } from '@obs-toolkit/sdk/service'
import type { Sample } from './exposition.ts'

/** A pool of the server's connections, at the time of a look. */
export interface PoolState {
  readonly used: number
  readonly max: number
  /** Who wait for one. */
  readonly waiting: number
}

const mostPools = 200

export const poolMetrics: readonly string[] = [
  metrics.connections,
  metrics.connectionsMax,
  metrics.connectionsPending,
]

export function poolsOf(samples: readonly Sample[]): Record<string, PoolState> {
  const names = new Set(samples.filter(isOfPool).map((each) => each.labels[labels.pool] ?? ''))
  const pools = [...names].slice(0, mostPools).map((name) => {
    const sum = (metric: string, state?: string): number =>
      samples
        .filter((each) => each.name === metric && each.labels[labels.pool] === name)
        .filter((each) => state === undefined || each.labels[labels.connectionState] === state)
        .reduce((total, { value }) => total + value, 0)
    const used = sum(metrics.connections, 'used')
    const max = sum(metrics.connectionsMax)
    return [name, { used, max, waiting: sum(metrics.connectionsPending) }] as const
  })
  return Object.fromEntries(pools)
}

function isOfPool({ name }: Sample): boolean {
  return poolMetrics.includes(name)
}
