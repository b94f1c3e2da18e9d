/** What k6 saw of the measured phase. */
export interface ClientEvidence {
  /** Wall clock of the measured phase; empty texts where it was not reached. */
  readonly measured: { readonly from: string; readonly to: string; readonly seconds: number }
  /** Of the measured phase, as far as it went. */
  readonly planned: number
  readonly started: number
  readonly dropped: number
  /** Started, and no end was seen: counted as too slow and as errors. */
  readonly interrupted: number
  readonly requests: number
  /** Of the whole run, warm-up and ramp included; and those of them that got no answer. */
  readonly total: number
  readonly unanswered: number
  readonly objectives: readonly ObjectiveCount[]
  readonly routes: readonly RouteCount[]
  readonly slots: readonly Slot[]
  readonly slotSeconds: number
  readonly latency: Quantiles
  /** To get a connection. */
  readonly blocked: Quantiles
  readonly lag: Quantiles
  /** How requests failed, and how often. */
  readonly failures: Readonly<Record<string, number>>
  readonly exceptions: number
  readonly checks: readonly CheckCount[]
  readonly slowest: readonly SlowRequest[]
}

export interface ObjectiveCount {
  readonly id: string
  readonly events: number
  readonly bad: number
  /** Events and bad ones of each slot. */
  readonly slots: readonly (readonly [events: number, bad: number])[]
}

export interface RouteCount {
  readonly key: string
  readonly requests: number
  readonly failed: number
  readonly latency: Quantiles
  readonly statuses: Readonly<Record<string, number>>
}

/** A short time of the measured phase, by when its requests should have started. */
export interface Slot {
  /** Seconds since the measured phase began. */
  readonly at: number
  readonly requests: number
  readonly failed: number
  readonly latency: Quantiles
}

/** Milliseconds, for people to look at. */
export interface Quantiles {
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

export interface CheckCount {
  readonly name: string
  readonly passed: number
  readonly failed: number
}

export interface SlowRequest {
  readonly ms: number
  readonly route: string
  readonly traceId: string
}
