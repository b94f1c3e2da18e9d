import type { Events } from './events.ts'

/** Each copy of a service, such as one in each cluster, has its own figures. */
export type Identity = readonly string[]

/** How many events there were in a window; empty where there is no series. */
export function increase(events: Events, window: string, identity: Identity): string {
  const each = events.map((selector) => `increase(${selector}[${window}])`)
  return sum(each.join(' or '), identity)
}

export function sum(expr: string, identity: Identity): string {
  return identity.length === 0 ? `sum(${expr})` : `sum by (${identity.join(',')}) (${expr})`
}

/** Joins two sides of which only identity labels are the same. */
export function on(identity: Identity): string {
  return `on (${identity.join(',')})`
}

/** No series of failures means that nothing failed; `presence` has a value wherever data is. */
export function zeroFilled(expr: string, presence: string, identity: Identity): string {
  return `${expr} or ${on(identity)} 0 * ${presence}`
}
