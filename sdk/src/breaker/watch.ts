import { rejectedByBreaker } from '../service/index.ts'
import type { BreakerMetrics } from './metrics.ts'
import type { BreakerEvents, BreakerLike } from './shape.ts'

/** Who else wants to know. */
export interface BreakerListener {
  rejected(): void
  fellBack(): void
  tripped(): void
  closed(): void
}

/** One breaker's series, moved by its events. Nothing of ours holds on to the breaker. */
export function watchBreaker(
  name: string,
  breaker: BreakerLike,
  metrics: BreakerMetrics,
  listener: BreakerListener,
): void {
  const calls = (outcome: string) => metrics.calls.series(name, outcome)
  const [success, failure, rejected] = [
    calls('success'),
    calls('failure'),
    calls(rejectedByBreaker),
  ]
  const special = { timeout: calls('timeout'), overloaded: calls('overloaded') }
  const fallbacks = metrics.fallbacks.series(name)
  const trips = metrics.trips.series(name)
  const state = stateSeries(name, breaker, metrics)
  // An error that the breaker forgives (`errorFilter`) is told as a success, so only `failure` counts.
  const reasons = new WeakMap<object, keyof typeof special>()

  const events: BreakerEvents = {
    success: () => success.inc(),
    timeout: (error) => reasons.set(error, 'timeout'),
    semaphoreLocked: (error) => reasons.set(error, 'overloaded'),
    failure: (error) => {
      const reason = reasons.get(error as object)
      const series = reason === undefined ? failure : special[reason]
      series.inc()
    },
    reject: () => {
      rejected.inc()
      listener.rejected()
    },
    fallback: () => {
      fallbacks.inc()
      listener.fellBack()
    },
    open: () => {
      trips.inc()
      state('open')
      listener.tripped()
    },
    halfOpen: () => state('halfOpen'),
    close: () => {
      state('closed')
      listener.closed()
    },
    shutdown: () => state('closed'),
  }
  const on = breaker.on.bind(breaker) as (event: string, heard: unknown) => void
  for (const [event, heard] of Object.entries(events)) on(event, heard)
}

type State = 'open' | 'halfOpen' | 'closed'

/** Several breakers may share a name, so each takes away only what it added. */
function stateSeries(
  name: string,
  { opened, halfOpen }: BreakerLike,
  metrics: BreakerMetrics,
): (next: State) => void {
  const series = { open: metrics.open.series(name), halfOpen: metrics.halfOpen.series(name) }
  let now: State = 'closed'
  function move(next: State): void {
    if (now !== 'closed') series[now].dec()
    if (next !== 'closed') series[next].inc()
    now = next
  }
  if (opened || halfOpen) move(opened ? 'open' : 'halfOpen')
  return move
}
