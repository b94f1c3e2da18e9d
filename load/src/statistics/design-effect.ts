type Batch = readonly [events: number, bad: number]

/**
 * How many batches a run is cut into: requests that wait together may do so for long, so longer
 * batches are looked at too. A variance known from few batches is itself uncertain, by as much as
 * Student's distribution is wider than the normal one, squared, at a confidence of 0.99.
 */
const groupings = [
  { batches: 30, uncertainty: 1.12 },
  { batches: 15, uncertainty: 1.27 },
  { batches: 8, uncertainty: 1.66 },
]
const fewestBatches = 8

/**
 * By how much the ratio of batches varies more than it would if each request went its own way; 1
 * at least. So many requests say as much as one that is independent.
 */
export function designEffect(slots: readonly Batch[]): number {
  const effects = groupings.map(({ batches, uncertainty }) =>
    spreadOf(regroup(slots, batches), uncertainty),
  )
  return Math.max(1, ...effects)
}

/** Consecutive slots together, as evenly as they can be. */
function regroup(slots: readonly Batch[], count: number): readonly Batch[] {
  const groups = Math.min(count, slots.length)
  const batches = Array.from({ length: groups }, (): [number, number] => [0, 0])
  slots.forEach(([events, bad], at) => {
    const batch = batches[Math.floor((at * groups) / slots.length)]!
    batch[0] += events
    batch[1] += bad
  })
  return batches.filter(([events]) => events > 0)
}

/** Variance of the batches' ratios, of that of independent requests; 0 where there is none to see. */
function spreadOf(batches: readonly Batch[], uncertainty: number): number {
  const events = batches.reduce((sum, [count]) => sum + count, 0)
  const bad = batches.reduce((sum, [, count]) => sum + count, 0)
  const ratio = bad / events
  if (batches.length < fewestBatches || ratio === 0 || ratio === 1) return 0
  const degrees = batches.length - 1
  const spread = batches.reduce((sum, [count, amount]) => {
    return sum + (amount - count * ratio) ** 2 / (count * ratio * (1 - ratio))
  }, 0)
  // At most, all requests of a batch are one.
  return Math.min((uncertainty * spread) / degrees, events / batches.length)
}

/** What the slots are worth in independent requests. */
export function effective(slots: readonly Batch[]): { bad: number; events: number } {
  const effect = designEffect(slots)
  const bad = slots.reduce((sum, [, count]) => sum + count, 0)
  const events = slots.reduce((sum, [count]) => sum + count, 0)
  return { bad: bad / effect, events: events / effect }
}
