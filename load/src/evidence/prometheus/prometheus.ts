import type { Counted } from '../server/snapshot.ts'

/** What Prometheus recorded of the service in the measured phase; null where it could not be asked. */
export interface PrometheusEvidence {
  readonly url: string
  /** All requests that a route took. */
  readonly all: Recorded | null
  /** By route, `GET /orders/:id`. */
  readonly routes: Readonly<Record<string, Recorded>> | null
  /** What it called, by name. */
  readonly dependencies: Readonly<Record<string, Counted>> | null
  readonly saturation: Saturation | null
  readonly instances: readonly RecordedInstance[] | null
  readonly releases: Releases | null
  /** Instances whose process started again. */
  readonly restarts: number | null
  /** Of the month before the run. */
  readonly peak: ObservedPeak | null
  /** Seconds by which its clock is ahead of ours, at least; null where it does not tell. */
  readonly clockOffset: number | null
  readonly problem: string | null
}

/** Requests as the server counted and measured them. */
export interface Recorded {
  readonly requests: number
  /** By the definition of availability. */
  readonly failed: number
  /** Milliseconds, interpolated within buckets; null where no request counts for latency. */
  readonly p50: number | null
  readonly p95: number | null
  readonly p99: number | null
}

/** Of the instance that has least left; null where the service does not show it. */
export interface Saturation {
  /** Seconds that the event loop was held up at most, in the upper quartile of the scrapes. */
  readonly eventLoopDelay: number | null
  /** Of one core. */
  readonly cpuShare: number | null
  readonly gcShare: number | null
  /** Of what V8 may take, at most. */
  readonly heapShare: number | null
  readonly pools: Readonly<Record<string, RecordedPool>>
}

/** Connections of one name, of all instances together. */
export interface RecordedPool {
  readonly max: number
  readonly mostUsed: number
  readonly mostWaiting: number
  /** Part of the time in which somebody waited for one. */
  readonly waited: number
}

export interface RecordedInstance {
  readonly name: string
  readonly requests: number
}

/** Versions, each with its commit, as far as they are named. */
export interface Releases {
  /** When the run began. */
  readonly before: readonly (readonly string[])[]
  /** At some time in the measured phase. */
  readonly during: readonly (readonly string[])[]
}

export interface ObservedPeak {
  /** Requests per second that were exceeded in a hundredth of the time. */
  readonly perSecond: number
  /** For so long there is data. */
  readonly days: number
}
