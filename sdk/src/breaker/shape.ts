/** A circuit breaker of opossum's, by what it can do. */
export interface BreakerLike {
  readonly opened: boolean
  readonly halfOpen: boolean
  on(...args: never[]): unknown
}

/** What an opossum breaker tells of, as far as it is listened to. */
export interface BreakerEvents {
  success: () => void
  /** After `timeout` and `semaphoreLocked` too, with the same error. */
  failure: (error: unknown) => void
  timeout: (error: object) => void
  semaphoreLocked: (error: object) => void
  reject: () => void
  fallback: () => void
  open: () => void
  halfOpen: () => void
  close: () => void
  shutdown: () => void
}

export function isBreaker(value: unknown): value is BreakerLike {
  if (typeof value !== 'object' || value === null) return false
  const { on, opened, halfOpen } = value as Partial<BreakerLike>
  return typeof on === 'function' && typeof opened === 'boolean' && typeof halfOpen === 'boolean'
}
