import type { Service } from '@obs-toolkit/sdk/service'
import { equals, selector, sum } from '../../sli/index.ts'
import type { Matcher } from '../../sli/index.ts'

/** Series of a service, by the labels that pick it. */
export function of({ prometheus }: Service, metric: string, more: readonly Matcher[] = []): string {
  return selector(metric, [...equals(prometheus.selector), ...more])
}

export function total({ prometheus }: Service, expr: string): string {
  return sum(expr, prometheus.identity)
}

/** Grouped as `total` groups, with further labels that stay. */
export function totalBy({ prometheus }: Service, by: readonly string[], expr: string): string {
  return sum(expr, [...prometheus.identity, ...by])
}
