import type { PlannedObjective } from './plan.ts'

const headRoom = 2
const fewest = 10
const most = { start: 1_000, most: 3_000 }

/**
 * Little's law: what is in flight is the rate times how long each stays. To start with, as long as
 * the slowest target allows; at most, as long as the time-out does.
 */
export function vusFor(
  rate: number,
  objectives: readonly PlannedObjective[],
  timeoutMs: number,
): { start: number; most: number } {
  const slowestMs = Math.max(100, ...objectives.map(({ underMs }) => underMs ?? 0))
  const start = clamp(((rate * slowestMs) / 1000) * headRoom, most.start)
  return { start, most: Math.max(start, clamp((rate * timeoutMs) / 1000, most.most)) }
}

function clamp(value: number, upper: number): number {
  return Math.min(upper, Math.max(fewest, Math.ceil(value)))
}
