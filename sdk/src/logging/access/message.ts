import { errorTypes } from '../../service/index.ts'
import type { Completion } from '../../request/outcome.ts'

/** `200 3 ms`, `client_aborted 3 ms`: what follows method and route. */
export function endOf({ status, errorType, durationSeconds }: Completion): string {
  const aborted = errorType === errorTypes.clientAborted || errorType === errorTypes.serverAborted
  return `${aborted ? errorType : status} ${Math.round(durationSeconds * 1_000)} ms`
}

/** To the microsecond. */
export function durationMs({ durationSeconds }: Completion): number {
  return Math.round(durationSeconds * 1_000_000) / 1_000
}
