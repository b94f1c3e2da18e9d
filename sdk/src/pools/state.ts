/** How much of a pool is in use. What is not known is left out. */
export interface PoolState {
  readonly used: number
  readonly idle: number
  /** Callers that wait for a connection. */
  readonly waiting?: number
  /** What the pool may have at most. */
  readonly max?: number
  /** It was shut down and is gone. */
  readonly ended?: boolean
}

/** A pool of `pg`, by what it can tell. */
export interface PgPoolLike {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
}

export type ReadPool = () => PoolState

/** Null where it is nothing that can be read. */
export function readerOf(pool: unknown): ReadPool | null {
  if (typeof pool === 'function') return pool as ReadPool
  return isPgPool(pool) ? () => pgState(pool) : null
}

function isPgPool(pool: unknown): pool is PgPoolLike {
  if (typeof pool !== 'object' || pool === null) return false
  const { totalCount, idleCount, waitingCount } = pool as Partial<PgPoolLike>
  return [totalCount, idleCount, waitingCount].every((count) => typeof count === 'number')
}

function pgState(pool: PgPoolLike): PoolState {
  const { totalCount, idleCount, waitingCount } = pool
  const { options, ended } = pool as { options?: { max?: number }; ended?: boolean }
  return {
    used: totalCount - idleCount,
    idle: idleCount,
    waiting: waitingCount,
    ...(options?.max !== undefined && { max: options.max }),
    ended: ended === true,
  }
}
