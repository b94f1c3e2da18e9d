import type { ExampleBody, ExampleValue, Expect } from '@obs-toolkit/sdk/service'
import type { PathPart } from './path.ts'
import type { ProfileName } from './profiles.ts'

/** All that a run needs to know and a verdict is judged by. Plain data: it can be saved and read. */
export interface LoadPlan {
  readonly schema: 'obs.plan/v1'
  readonly service: string
  /** Hash of the resolved declaration. */
  readonly declaration: string
  /** Without a path. */
  readonly target: string
  readonly profile: ProfileName
  readonly factor: number
  readonly instances: { readonly underTest: number; readonly declared: number }
  /** What the whole service gets at its busiest, where the rate follows from it. */
  readonly peakPerSecond: number | null
  /** Version or commit that must be under test. */
  readonly release: string | null
  /** Requests (with a script of the user's: iterations) each second of the measured phase. */
  readonly rate: number
  readonly phases: Phases
  /** Seconds of the measured phase after which a verdict may be read; the last one ends it. */
  readonly looks: readonly number[]
  readonly vus: { readonly start: number; readonly most: number }
  readonly timeoutMs: number
  readonly confidence: number
  readonly requests: readonly PlannedRequest[]
  /** Indices of `requests` in the order in which they are sent, over and over. */
  readonly schedule: readonly number[]
  readonly objectives: readonly PlannedObjective[]
  /** Hosts that may be loaded, beside loopback. */
  readonly allow: readonly string[]
  /** Absolute path of the user's own k6 script. */
  readonly script: string | null
}

/** Seconds. */
interface Phases {
  readonly warmUp: number
  readonly ramp: number
  readonly measured: number
  readonly drain: number
}

export interface PlannedRequest {
  /** `GET /orders/:id` */
  readonly key: string
  readonly method: string
  readonly path: readonly PathPart[]
  /** Of what is sent: the shares of all planned requests add up to 1. */
  readonly share: number
  readonly params: Readonly<Record<string, ExampleValue>>
  readonly query: Readonly<Record<string, ExampleValue>>
  readonly headers: Readonly<Record<string, ExampleValue>>
  readonly body?: ExampleBody
  readonly expect: Expect
  /** Absolute path of the file whose rows fill `{column}`. */
  readonly data: string | null
}

export interface PlannedObjective {
  readonly id: string
  readonly kind: 'latency' | 'errors'
  readonly route: string | null
  readonly except: readonly string[]
  readonly ratio: number
  readonly underMs: number | null
  /** Bad requests of all, at most. */
  readonly allowed: number
}
