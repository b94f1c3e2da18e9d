type Batch = readonly [events: number, bad: number]

/** Lengths of batches that are looked at: requests that wait together may do so for long. */
const groupings = [30, 15]
const fewestBatches = 8

/**
 * By how much the ratio of batches varies more than it would if each request went its own way; 1
 * at least. So many requests say as much as one that is independent.
 */
export function designEffect(slots: readonly Batch[]): number {
  const effects = groupings.map((count) => effectOf(regroup(slots, count)))
  return Math.max(1, ...effects)
}

/** Consecutive slots together, as evenly as they can be. */
export function regroup(slots: readonly Batch[], count: number): readonly Batch[] {
  const groups = Math.min(count, slots.length)
  const batches = Array.from({ length: groups }, (): [number, number] => [0, 0])
  slots.forEach(([events, bad], at) => {
    const batch = batches[Math.floor((at * groups) / slots.length)]!
    batch[0] += events
    batch[1] += bad
  })
  return batches.filter(([events]) => events > 0)
}

function effectOf(batches: readonly Batch[]): number {
  const events = batches.reduce((sum, [count]) => sum + count, 0)
  const bad = batches.reduce((sum, [, count]) => sum + count, 0)
  const ratio = bad / events
  if (batches.length < fewestBatches || ratio === 0 || ratio === 1) return 1
  const degrees = batches.length - 1
  const spread = batches.reduce((sum, [count, amount]) => {
    return sum + (amount - count * ratio) ** 2 / (count * ratio * (1 - ratio))
  }, 0)
  return spread / degrees
}
