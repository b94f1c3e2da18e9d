import type { LoadPlan } from '../plan/plan.ts'

/** Part of the full rate during warm-up. */
const warmUpShare = 0.25
/** The ramp reaches the full rate before it ends, so that the measured phase starts settled. */
const settleShare = 1 / 3

/** k6 takes whole rates only: so many per thousand seconds. */
export const rateUnit = 1_000

interface Stage {
  readonly target: number
  readonly duration: string
}

/** Where the iterations of the measured phase lie among all. */
export interface Timing {
  /** Index at which it begins; a fraction where the phases before do not come out even. */
  readonly first: number
  /** Seconds. */
  readonly startsAfter: number
  readonly rate: number
  readonly planned: number
  /** Seconds before it in which the rate is the full one already. */
  readonly settled: number
}

export function stagesOf({ rate, phases }: LoadPlan): { startRate: number; stages: Stage[] } {
  const full = Math.round(rate * rateUnit)
  const start = phases.warmUp > 0 ? Math.round(full * warmUpShare) : full
  const settle = phases.ramp * settleShare
  return {
    startRate: start,
    stages: [
      { target: start, duration: milliseconds(phases.warmUp) },
      { target: full, duration: milliseconds(phases.ramp - settle) },
      { target: full, duration: milliseconds(settle) },
      { target: full, duration: milliseconds(phases.measured) },
    ],
  }
}

export function timingOf({ rate, phases }: LoadPlan): Timing {
  const start = phases.warmUp > 0 ? warmUpShare : 1
  const settle = phases.ramp * settleShare
  const ramped = ((start + 1) / 2) * (phases.ramp - settle)
  return {
    first: rate * (start * phases.warmUp + ramped + settle),
    startsAfter: phases.warmUp + phases.ramp,
    rate,
    planned: Math.floor(rate * phases.measured),
    settled: settle,
  }
}

function milliseconds(seconds: number): string {
  return `${Math.round(seconds * 1000)}ms`
}
