import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { allEvents, badAnswers, fastAnswers } from './events.ts'
import { increase, on, zeroFilled } from './promql.ts'

/**
 * Bad and total events of an objective in a window, from raw series. Bad is zero where nothing
 * failed. What the rules record is the same, in fewer reads; read that where there is a choice.
 */
export function badEvents(service: Service, objective: Objective, window: string): string {
  const { identity } = service.prometheus
  const total = totalEvents(service, objective, window)
  if (objective.kind === 'availability') {
    return zeroFilled(increase(badAnswers(service, objective), window, identity), total, identity)
  }
  return slowEvents(total, increase(fastAnswers(service, objective), window, identity), identity)
}

export function totalEvents(service: Service, objective: Objective, window: string): string {
  return increase(allEvents(service, objective), window, service.prometheus.identity)
}

/** What is above the bucket. Sums of many floats may differ by less than nothing. */
export function slowEvents(total: string, fast: string, identity: readonly string[]): string {
  return `clamp_min(${total} - ${on(identity)} ${fast}, 0)`
}

/** The part of the events that was bad; empty where there were none. */
export function badRatio(service: Service, objective: Objective, window: string): string {
  const bad = badEvents(service, objective, window)
  const total = totalEvents(service, objective, window)
  return `(${bad}) / ${on(service.prometheus.identity)} (${total} > 0)`
}
