import type { Cause, JudgedObjective, Validity } from '@obs-toolkit/load'

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

export function percent(ratio: number): string {
  return `${number(ratio * 100)} %`
}

/** Three digits, as nobody reads more. */
export function number(value: number): string {
  return String(Number(value.toPrecision(3)))
}

export function causeOf({ id, subject, effect, strength }: Cause): string {
  const what = subject === null ? id : `${id} (${subject})`
  return `${what}: ${effect}${strength === 'weak' ? ', perhaps' : ''}`
}

export function findingOf({ value, limit }: Validity): string {
  if (value === null) return '–'
  return limit === null || typeof value === 'string'
    ? String(value)
    : `${value} of at most ${limit}`
}

export function duration(seconds: number): string {
  return seconds < 120 ? `${number(seconds)} s` : `${number(seconds / 60)} min`
}
