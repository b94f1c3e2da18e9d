/** xorshift32, so that every run of the benchmark says the same. */
export type Random = () => number

export function createRandom(seed: number): Random {
  let state = seed || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0x1_0000_0000
  }
}

export interface SyntheticService {
  readonly name: string
  /** Events and bad ones of each slot, at a known true ratio of bad ones. */
  readonly run: (trueRatio: number, shape: Shape, random: Random) => (readonly [number, number])[]
}

export interface Shape {
  readonly slots: number
  readonly perSlot: number
}

/** Every request goes its own way. */
export const independent: SyntheticService = {
  name: 'independent',
  run: (trueRatio, shape, random) =>
    Array.from({ length: shape.slots }, () => [
      shape.perSlot,
      count(shape, random, () => trueRatio),
    ]),
}

function count({ perSlot }: Shape, random: Random, ratio: () => number): number {
  let bad = 0
  for (let request = 0; request < perSlot; request++) if (random() < ratio()) bad += 1
  return bad
}

/**
 * One worker with a queue in front of it: a slow request makes those behind it slow. Waiting times
 * follow from Lindley's recursion; the limit is where the true ratio lies, known in closed form:
 * P(sojourn > t) = exp(−(1 − ρ)t) for exponential service times of mean 1.
 */
export function queue(load: number): SyntheticService {
  return {
    name: `queue at ${load * 100} %`,
    run: (trueRatio, { slots, perSlot }, random) => {
      const limit = -Math.log(trueRatio) / (1 - load)
      let waiting = exponential(random) * load
      for (let request = 0; request < 2_000; request++)
        waiting = next(waiting, load, random).waiting
      return Array.from({ length: slots }, () => {
        let bad = 0
        for (let request = 0; request < perSlot; request++) {
          const step = next(waiting, load, random)
          if (step.sojourn > limit) bad += 1
          waiting = step.waiting
        }
        return [perSlot, bad] as const
      })
    },
  }
}

function next(waiting: number, load: number, random: Random): { waiting: number; sojourn: number } {
  const sojourn = waiting + exponential(random)
  return { sojourn, waiting: Math.max(0, sojourn - exponential(random) / load) }
}

function exponential(random: Random): number {
  return -Math.log(1 - random())
}
