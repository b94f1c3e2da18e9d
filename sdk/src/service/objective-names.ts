import type { AvailabilityDefinition } from './definition.ts'

/** `availability`, or `latency-p99`, `latency-p99.9`; the written name where there is one. */
export function objectiveName(
  kind: 'availability' | 'latency',
  { name, ratio }: Pick<AvailabilityDefinition, 'name' | 'ratio'>,
): string {
  if (name !== undefined) return name
  return kind === 'availability' ? kind : `latency-p${Number((ratio * 100).toPrecision(12))}`
}

/** The `slo_id`, the same everywhere. */
export function sloId(service: string, name: string, route: string | null): string {
  return route === null ? `${service}/${name}` : `${service}/${name}/${route}`
}
