import type { Recorded, Releases, Saturation } from '../evidence/prometheus/prometheus.ts'

/** What `verdict.json` holds. */
export interface Verdict {
  readonly schema: 'obs.verdict/v1'
  readonly verdict: Outcome
  /** One sentence that says why. */
  readonly reason: string
  readonly runId: string
  readonly service: string
  readonly declaration: string
  readonly toolkit: string
  readonly k6: string
  readonly target: { readonly url: string; readonly version: string | null }
  readonly profile: string
  readonly factor: number
  readonly instances: number
  readonly startedAt: string
  readonly endedAt: string
  readonly measured: { readonly from: string; readonly to: string }
  readonly rate: { readonly planned: number; readonly achieved: number }
  readonly confidence: number
  readonly objectives: readonly JudgedObjective[]
  /** The server's side of it; null without Prometheus, or where its clock is another one. */
  readonly recorded: RecordedVerdict | null
  readonly validity: readonly Validity[]
  readonly causes: readonly Cause[]
}

/** What Prometheus recorded of the service in the measured phase. */
export interface RecordedVerdict {
  /** The requests that it counted are about as many as were sent, so that they are the same. */
  readonly ours: boolean
  readonly all: Recorded | null
  readonly routes: Readonly<Record<string, Recorded>>
  readonly saturation: Saturation | null
  readonly instances: number | null
  readonly releases: Releases | null
  readonly restarts: number | null
  readonly problem: string | null
}

export type Outcome = 'pass' | 'fail' | 'unproven'

export interface JudgedObjective {
  readonly id: string
  readonly kind: 'latency' | 'errors' | 'checks'
  readonly route: string | null
  readonly ratio: number
  readonly underMs: number | null
  readonly verdict: Outcome
  readonly events: number
  readonly bad: number
  readonly designEffect: number
  readonly effectiveEvents: number
  readonly badRatio: {
    readonly estimate: number
    readonly lower: number
    readonly upper: number
    readonly allowed: number
  }
  readonly reason: string
}

export interface Validity {
  readonly id: string
  readonly name: string
  readonly ok: boolean
  readonly makes: 'unproven' | 'fail' | 'refused' | 'warning'
  /** What it takes away where it is broken. */
  readonly voids: Voids
  readonly value: number | string | null
  readonly limit: number | string | null
  /** Of both, where they are no plain numbers. */
  readonly unit: 'ratio' | 'ms' | 's' | '/s' | null
  readonly remedy: string
}

type Voids =
  /** Every verdict. */
  | 'any'
  /** A pass. */
  | 'pass'
  /** A pass, and every verdict on latency. */
  | 'latency'
  /** A fail on latency. */
  | 'latency-fail'
  | 'fail'
  | 'nothing'

export interface Cause {
  readonly id: CauseId
  readonly subject: string | null
  readonly strength: 'strong' | 'weak'
  readonly effect: string
  readonly evidence: readonly string[]
}

type CauseId =
  | 'generator'
  | 'network'
  | 'queueing'
  | 'event-loop'
  | 'gc'
  | 'dependency'
  | 'rate-limit'
  | 'connections'
  | 'route'
  | 'errors'
  | 'restart'
  | 'cache'
  | 'unknown'
