/** The part of `LoadPlan` that k6 needs, and where to start counting; written by `src/run`. */
export interface Orders {
  readonly target: string
  /** Each iteration's place in time: `(index - first) / rate` seconds after `startsAfter`. */
  readonly first: number
  readonly rate: number
  readonly startsAfter: number
  readonly timeoutMs: number
  /** Of every trace id of the run, the beginning. */
  readonly trace: string
  readonly requests: readonly Request[]
  readonly schedule: readonly number[]
}

export interface Request {
  readonly key: string
  readonly method: string
  readonly path: readonly (string | { readonly param: string })[]
  readonly params: Values
  readonly query: Values
  readonly headers: Values
  readonly body?: unknown
  readonly expect: {
    readonly status: readonly number[] | null
    readonly contentType: string | null
    readonly includes: string | null
  }
  readonly data: string | null
}

export type Values = Readonly<Record<string, unknown>>

/** Written in front of the script that these modules are joined to. */
export declare const orders: Orders
