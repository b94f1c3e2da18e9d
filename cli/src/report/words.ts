import { percent, worded as number } from '@obs-toolkit/load'
import type { Cause, Evidence, JudgedObjective, Validity } from '@obs-toolkit/load'

export { number, percent }

/** `p99 under 500 ms`, as every report says it. */
export function goalOf({ kind, ratio, underMs, badRatio }: JudgedObjective): string {
  if (kind === 'latency') return `${percent(ratio)} within ${underMs} ms`
  return `${kind} under ${percent(badRatio.allowed)}`
}

/** `0.12 % (0.07 – 0.16 %)`: the estimate, and what the truth lies between. */
export function measuredOf({ events, badRatio }: JudgedObjective): string {
  if (events === 0) return 'nothing measured'
  const { estimate, lower, upper } = badRatio
  return `${percent(estimate)} (${number(lower * 100)} – ${percent(upper)})`
}

export function causeOf({ id, subject, effect, strength }: Cause): string {
  const what = subject === null ? id : `${id} (${subject})`
  return `${what}: ${effect}${strength === 'weak' ? ', perhaps' : ''}`
}

export function ruleOf(rule: Validity): string {
  return `${rule.name} (${findingOf(rule)}): ${rule.remedy}`
}

/** `0.2 %, at most 5 %` */
export function findingOf({ value, limit, unit }: Validity): string {
  if (value === null) return '–'
  if (typeof value === 'string') return limit === null ? value : `${value}, wanted ${limit}`
  return limit === null
    ? quantity(value, unit)
    : `${quantity(value, unit)}, at most ${quantity(limit, unit)}`
}

function quantity(value: number | string, unit: Validity['unit']): string {
  if (typeof value === 'string' || unit === null) return String(value)
  return unit === 'ratio' ? percent(value) : `${number(value)} ${unit}`
}

/** Why less was measured than was planned; nothing after a whole run. */
export function cutShort({ end }: Evidence): string {
  return {
    complete: '',
    decided: '',
    curtailed: ', cut short as nothing could save it',
    interrupted: ', interrupted',
    broken: ', then k6 ended',
  }[end]
}

export function duration(seconds: number): string {
  return seconds < 120 ? `${number(seconds)} s` : `${number(seconds / 60)} min`
}
