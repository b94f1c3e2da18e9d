import type { Families } from '../metrics/index.ts'
import type { Health } from '../health/health.ts'
import type { Tracing } from '../tracing/index.ts'
import { createBreakerMetrics } from './metrics.ts'
import { isBreaker, type BreakerLike } from './shape.ts'
import { watchBreaker } from './watch.ts'

export interface BreakerOptions {
  /** While it is open, the service is not ready. Default: false, as its fallback is an answer. */
  readonly readiness?: boolean
}

export type ObserveBreaker = <B extends BreakerLike>(
  name: string,
  breaker: B,
  options?: BreakerOptions,
) => B

export interface BreakerParts {
  readonly families: Families
  readonly health: Pick<Health, 'add'>
  readonly tracing: Pick<Tracing, 'addEvent'>
  readonly log: { warn(message: string): void; info(message: string): void }
}

/** The metrics are declared with the first breaker: a service without one shows none. */
export function createBreakers(parts: BreakerParts): ObserveBreaker {
  const { families, health, tracing, log } = parts
  return (name, breaker, { readiness = false } = {}) => {
    if (!isBreaker(breaker)) {
      throw new TypeError(`obs.breaker('${name}', …) takes a circuit breaker of opossum's.`)
    }
    watchBreaker(name, breaker, createBreakerMetrics(families), {
      rejected: () => tracing.addEvent('breaker.rejected', { breaker: name }),
      fellBack: () => tracing.addEvent('breaker.fallback', { breaker: name }),
      tripped: () => {
        tracing.addEvent('breaker.opened', { breaker: name })
        log.warn(`circuit breaker ${name} opened: its calls are turned away`)
      },
      closed: () => log.info(`circuit breaker ${name} closed: its calls go through again`),
    })
    if (readiness) health.add(`breaker:${name}`, () => assertClosed(name, breaker))
    return breaker
  }
}

function assertClosed(name: string, { opened }: BreakerLike): void {
  if (opened) throw new Error(`circuit breaker ${name} is open`)
}
