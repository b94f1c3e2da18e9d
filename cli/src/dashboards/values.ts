import { momentIn } from '@obs-toolkit/dashboards/checks'
import { InvalidArgumentError } from 'commander'

/** `1h` is an hour back; otherwise as Grafana writes it, or a date. */
export function asMoment(value: string): string {
  const moment = /^\d+[a-zA-Z]+$/.test(value) ? `now-${value}` : value
  if (momentIn(moment, 0) !== null) return moment
  throw new InvalidArgumentError('Write 1h, now-6h, or a date such as 2026-11-01T12:00:00Z.')
}

/** Seconds. */
export function asInterval(value: string): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(value) ?? []
  const seconds = Number(count) * (units[unit ?? ''] ?? Number.NaN)
  if (seconds > 0) return seconds
  throw new InvalidArgumentError('Write 15s, or 1m.')
}

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60 }
