import type { Families, Gauge } from '../metrics/index.ts'
import { labels, metrics } from '../service/index.ts'
import { readerOf, type PgPoolLike, type PoolState, type ReadPool } from './state.ts'

export type { PgPoolLike, PoolState }

export type ObservePool = <Pool extends PgPoolLike | (() => PoolState)>(
  name: string,
  pool: Pool,
) => Pool

type InternalError = (where: string, error: unknown) => void

/** Pools by name, read when they are asked for. A name that comes again stands for the new pool. */
export function createPools(families: Families, internalError: InternalError): ObservePool {
  const pools = new Map<string, ReadPool>()
  let described = false
  return (name, pool) => {
    const read = readerOf(pool)
    if (read === null) {
      throw new TypeError(
        `obs.pool('${name}', …) takes a pool of pg's, or a function that returns { used, idle }.`,
      )
    }
    pools.set(name, read)
    if (!described) describe(families, pools, internalError)
    described = true
    return pool
  }
}

/** By https://opentelemetry.io/docs/specs/semconv/database/database-metrics/ */
function describe(
  families: Families,
  pools: Map<string, ReadPool>,
  internalError: InternalError,
): void {
  // The first of the three to be rendered, so that all of them show one moment.
  const count: Gauge<readonly [string, string]> = families.gauge({
    name: metrics.connections,
    help: 'Connections of a pool, by whether they are in use.',
    labelNames: [labels.pool, labels.connectionState],
    collect: () => {
      for (const [name, read] of pools) {
        const state = attempt(name, read, internalError)
        count.series(name, 'used').set(state.used)
        count.series(name, 'idle').set(state.idle)
        if (state.waiting !== undefined) pending.series(name).set(state.waiting)
        if (state.max !== undefined) max.series(name).set(state.ended === true ? 0 : state.max)
        if (state.ended === true) pools.delete(name)
      }
    },
  })
  const max = families.gauge({
    name: metrics.connectionsMax,
    help: 'Connections that a pool may have at most.',
    labelNames: [labels.pool],
  })
  const pending = families.gauge({
    name: metrics.connectionsPending,
    help: 'Callers that wait for a connection of a pool.',
    labelNames: [labels.pool],
  })
}

const unknown: PoolState = { used: Number.NaN, idle: Number.NaN, waiting: Number.NaN }

/** Not known is not the same as none. */
function attempt(name: string, read: ReadPool, internalError: InternalError): PoolState {
  try {
    return read()
  } catch (error) {
    internalError(`reading the pool ${name}`, error)
    return unknown
  }
}
