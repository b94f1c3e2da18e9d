import { exitCodes } from './exit-codes.ts'
import type { ExitCode } from './exit-codes.ts'

interface FailureOptions {
  /** `refused` unless told otherwise. */
  readonly exitCode?: ExitCode
  /** What to type or change; printed on lines of its own. */
  readonly remedy?: string
  /** Goes into the JSON error document as it is, for scripts. */
  readonly details?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/** The end of a command for a reason that its user can act on: printed without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: ExitCode
  readonly remedy: string | undefined
  readonly details: Readonly<Record<string, unknown>>

  constructor(message: string, options: FailureOptions = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause })
    this.exitCode = options.exitCode ?? exitCodes.refused
    this.remedy = options.remedy
    this.details = options.details ?? {}
  }
}
