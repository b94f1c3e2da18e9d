import { hash as digest } from 'node:crypto'
import type { Service } from '@obs-toolkit/sdk/service'

/** Grafana takes 40 characters of letters, digits, `-` and `_`. */
const longestUid = 40

/** The uid of a service's board, by which alerts and runbooks point to it. */
export function boardUid({ name }: Pick<Service, 'name'>): string {
  return uid('obs-', name)
}

/** A name that fits stays as it is; of another the hash tells it from those that begin alike. */
export function uid(prefix: string, name: string): string {
  const whole = prefix + name
  if (whole.length <= longestUid && /^[\w-]+$/.test(name)) return whole
  const hash = digest('sha256', name).slice(0, 8)
  const begin = whole.replaceAll(/[^\w-]/g, '-').slice(0, longestUid - hash.length - 1)
  return `${begin}-${hash}`
}
