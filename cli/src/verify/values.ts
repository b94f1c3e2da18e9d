import { InvalidArgumentError } from 'commander'
import { asUrl } from '../commands/as-url.ts'

/** Values of options; what is wrong with one is said where it stands. */
export function positive(written: string): number {
  const value = Number(written)
  if (Number.isFinite(value) && value > 0) return value
  throw new InvalidArgumentError('It must be a number above 0.')
}

export function address(written: string): string {
  return asUrl(written).href
}

export function count(written: string): number {
  const value = positive(written)
  if (Number.isInteger(value)) return value
  throw new InvalidArgumentError('It must be a whole number.')
}

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }
const longest = 24 * 3600

/** `90s`, `5m`, or bare seconds, to seconds. */
export function duration(written: string): number | 'auto' {
  if (written === 'auto') return 'auto'
  const [, amount, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(written) ?? []
  const seconds = Number(amount) * units[unit]!
  if (seconds >= 0 && seconds <= longest) return seconds
  throw new InvalidArgumentError('It looks like 90s, 5m or 1h, and lasts a day at most.')
}
