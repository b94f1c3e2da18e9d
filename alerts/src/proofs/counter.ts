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
    const start = restart ? 0 : exact(value + increment)
    parts.push(`${start}+${exact(increment)}x${samples - 1}`)
    value = start + increment * (samples - 1)
  }
  return parts.join(' ')
}
