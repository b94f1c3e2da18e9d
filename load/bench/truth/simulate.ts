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
  /** At a known true ratio of bad requests; each call says how many of so many are bad. */
  readonly start: (trueRatio: number, random: Random) => (requests: number) => number
}

export type Batch = readonly [events: number, bad: number]

export function slotsOf(
  next: (requests: number) => number,
  slots: number,
  perSlot: number,
): Batch[] {
  return Array.from({ length: slots }, () => [perSlot, next(perSlot)] as const)
}

/** Every request goes its own way. */
export const independent: SyntheticService = {
  name: 'independent',
  start: (trueRatio, random) => (requests) => {
    let bad = 0
    for (let request = 0; request < requests; request++) if (random() < trueRatio) bad += 1
    return bad
  },
}

const settling = 2_000

/**
 * One worker with a queue in front of it: a slow request makes those behind it slow. Waiting times
 * follow from Lindley's recursion; the limit is where the true ratio lies, known in closed form:
 * P(sojourn > t) = exp(−(1 − ρ)t) for exponential service times of mean 1.
 */
export function queue(load: number): SyntheticService {
  return {
    name: `queue at ${load * 100} %`,
    start: (trueRatio, random) => {
      const limit = -Math.log(trueRatio) / (1 - load)
      let waiting = 0
      const step = (): boolean => {
        const sojourn = waiting + exponential(random)
        waiting = Math.max(0, sojourn - exponential(random) / load)
        return sojourn > limit
      }
      const count = (requests: number): number => {
        let bad = 0
        for (let request = 0; request < requests; request++) if (step()) bad += 1
        return bad
      }
      count(settling)
      return count
    },
  }
}

function exponential(random: Random): number {
  return -Math.log(1 - random())
}
