import { counter } from '../counter.ts'

/** How often something is sampled, and for how long. */
interface Pace {
  readonly intervalSeconds: number
  readonly seconds: number
}

/** How a series goes on, in promtool's notation. */
export type Course = (pace: Pace) => string

/** A value, and for how long; the last one stays. */
export type Stretch = readonly [value: number, seconds?: number | undefined]

/** What can go up and down; NaN is no sample at all. */
export function level(...stretches: readonly Stretch[]): Course {
  return (pace) =>
    samplesOf(stretches, pace)
      .map(({ value, samples }) => `${Number.isNaN(value) ? '_' : `${value}+0`}x${samples - 1}`)
      .join(' ')
}

/** What only counts upwards, by so much a second. */
export function counting(...stretches: readonly Stretch[]): Course {
  return (pace) =>
    counter(
      samplesOf(stretches, pace).map(({ value, samples }) => ({
        samples,
        increment: value * pace.intervalSeconds,
        restart: false,
      })),
    )
}

/** What counts one upwards every so many seconds, `times` in all. */
export function ticking(everySeconds: number, times: number = Infinity): Course {
  return (pace) => {
    const ticks = Math.min(times, Math.floor(pace.seconds / everySeconds))
    const each = Array.from({ length: ticks }, (_, at): Stretch => [at, everySeconds])
    return level(...each, [ticks])(pace)
  }
}

function samplesOf(
  stretches: readonly Stretch[],
  { intervalSeconds, seconds }: Pace,
): readonly { readonly value: number; readonly samples: number }[] {
  let left = Math.ceil(seconds / intervalSeconds) + 1
  return stretches.flatMap(([value, lasts = Infinity]) => {
    const samples = Math.min(left, Math.round(lasts / intervalSeconds))
    left -= samples
    return samples > 0 ? [{ value, samples }] : []
  })
}
