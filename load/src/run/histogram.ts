/**
 * Latencies for people to look at, in buckets 2.5 % wide; verdicts never come from here. Its size
 * is fixed, whatever is added.
 */
export interface Histogram {
  readonly add: (ms: number) => void
  /** 0 where nothing was added. */
  readonly quantile: (q: number) => number
  readonly count: () => number
}

const width = Math.log(1.025)
const smallestMs = 0.1
const buckets = 600

export function createHistogram(): Histogram {
  const counts = new Uint32Array(buckets)
  let total = 0
  return {
    count: () => total,
    add: (ms) => {
      const at = Math.ceil(Math.log(Math.max(ms, smallestMs) / smallestMs) / width)
      counts[Math.min(buckets - 1, at)]! += 1
      total += 1
    },
    quantile: (q) => {
      let left = q * total
      if (total === 0) return 0
      const at = counts.findIndex((count) => (left -= count) <= 0)
      return Number((smallestMs * Math.exp((at - 0.5) * width)).toPrecision(3))
    },
  }
}
