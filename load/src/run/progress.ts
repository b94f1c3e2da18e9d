import type { LoadPlan } from '../plan/plan.ts'
import type { Tally } from './tally.ts'

/** Where a run is; for people and for those who watch beside it. */
export interface Progress {
  readonly phase: 'starting' | 'warm-up' | 'ramp' | 'measured' | 'drain'
  /** 0 to 1, of the whole run. */
  readonly done: number
  /** Into the measured phase; negative before. */
  readonly seconds: number
  /** Requests each second of late; null as long as that is not known. */
  readonly rate: number | null
  readonly failedRatio: number
  /** Of the measured phase so far. */
  readonly p95: number
  readonly p99: number
}

/** k6 hands its samples over once a second. */
const rateOverMs = 2_000

export function createProgress(plan: LoadPlan, tally: Tally): (now: number) => Progress {
  const { warmUp, ramp, measured } = plan.phases
  let last: { at: number; requests: number } | null = null
  let rate: number | null = null
  return (now) => {
    const { measuredAt, requests, failed } = tally.totals
    const seconds = measuredAt === null ? Number.NEGATIVE_INFINITY : (now - measuredAt) / 1000
    if (requests > 0) last ??= { at: now, requests }
    if (last !== null && now - last.at >= rateOverMs) {
      rate = (requests - last.requests) / ((now - last.at) / 1000)
      last = { at: now, requests }
    }
    return {
      phase: measuredAt === null ? 'starting' : phaseAt(seconds, plan),
      done: clamp((seconds + warmUp + ramp) / (warmUp + ramp + measured)),
      seconds,
      rate,
      failedRatio: requests === 0 ? 0 : failed / requests,
      p95: tally.all.quantile(0.95),
      p99: tally.all.quantile(0.99),
    }
  }
}

function phaseAt(seconds: number, { phases }: LoadPlan): Progress['phase'] {
  if (seconds < -phases.ramp) return 'warm-up'
  if (seconds < 0) return 'ramp'
  return seconds < phases.measured ? 'measured' : 'drain'
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value))
}
