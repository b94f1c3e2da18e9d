import type { Obs, ObserveOptions } from '../../src/index.ts'

/** One application, written in the idiom of each framework: see `routes.md` beside this file. */
export interface RunningApp {
  readonly url: string
  readonly port: number
  readonly obs: Obs
  close(): Promise<void>
}

export interface Framework {
  readonly name: string
  /** Whether the application is observed before its routes are declared or after. */
  start(options: ObserveOptions, order?: 'before' | 'after'): Promise<RunningApp>
}

/** Answers in pieces, the last of them after a while. */
export const streamed = ['one', 'two', 'three']

export class Conflict extends Error {
  override readonly name = 'Conflict'
  readonly status = 409
  readonly statusCode = 409
}

export class Overload extends Error {
  override readonly name = 'Overload'
}
