export type DurationUnit = 'ms' | 's' | 'm' | 'd'

const inMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Also the pattern in the JSON Schema. */
export const durationPattern = '^(\\d{1,9}(?:\\.\\d{1,6})?)(ms|s|m|h|d)$'
const written = new RegExp(durationPattern)

/** `200`, `'200ms'` or `'0.2s'` as a number of the unit; null where it says no duration. */
export function durationIn(value: number | string, unit: DurationUnit): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  const [, count, suffix] = written.exec(value) ?? []
  if (count === undefined || suffix === undefined) return null
  const ms = Number(count) * inMs[suffix as keyof typeof inMs]
  return Number((ms / inMs[unit]).toPrecision(12))
}
