import { exact } from '../burn-rate/decimals.ts'

export interface Step {
  readonly samples: number
  readonly increment: number
  readonly restart: boolean
}

/** A counter in promtool's notation, beginning at zero: `0+300x40 12000+150x8`. */
export function counter(steps: readonly Step[]): string {
  let value = 0
  const parts = ['0']
  for (const { samples, increment, restart } of steps) {
    const by = exact(increment)
    const start = restart ? 0 : notBelow(value, value + by)
    parts.push(`${start}+${by}x${samples - 1}`)
    value = last(start, by, samples)
  }
  return parts.join(' ')
}

/** A rounding that went below what was counted already would be a restart of the counter. */
function notBelow(least: number, value: number): number {
  return exact(value) < least ? value : exact(value)
}

/** As promtool counts, one sample after the other: sums of fractions are not quite their product. */
function last(start: number, increment: number, samples: number): number {
  let value = start
  for (let sample = 1; sample < samples; sample++) value += increment
  return value
}
