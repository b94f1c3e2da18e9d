import type { RequestSeen } from './requests.ts'
import type { Timing } from './schedule.ts'

/** How much later than its time an iteration started. */
export interface Lag {
  readonly learn: (request: RequestSeen, dropped: number) => void
  readonly of: (request: RequestSeen, dropped: number) => number
}

/**
 * k6's clock of a scenario runs some milliseconds ahead of its schedule, by the same time for the
 * whole run: the smallest lag seen is that time, and what lies above it is lag.
 */
export function createLag({ first, rate, settled }: Timing): Lag {
  const periodMs = 1000 / rate
  let smallest = Number.POSITIVE_INFINITY
  // k6 numbers only what it starts: each drop before moves an iteration's place by one.
  const raw = ({ lagMs }: RequestSeen, dropped: number): number => lagMs - dropped * periodMs
  return {
    learn: (request, dropped) => {
      if (request.index + dropped < first - settled * rate + 1) return
      smallest = Math.min(smallest, raw(request, dropped))
    },
    of: (request, dropped) => Math.max(0, raw(request, dropped) - smallest),
  }
}
