import { errorTypes } from '../../service/index.ts'
import type { Completion } from '../../request/outcome.ts'

/** `200 3 ms`, `client_aborted 3 ms`: what follows method and route. */
export function endOf(completion: Completion): string {
  return `${endWord(completion)} ${Math.round(completion.durationSeconds * 1_000)} ms`
}

/** The status, where there is one that says how it ended. */
export function endWord({ status, errorType }: Completion): string | number {
  const aborted = errorType === errorTypes.clientAborted || errorType === errorTypes.serverAborted
  return aborted ? errorType : status
}

/** To the microsecond. */
export function durationMs({ durationSeconds }: Completion): number {
  return Math.round(durationSeconds * 1_000_000) / 1_000
}

/** Decimals are what takes V8 longest to write of a whole line, so they are written beforehand. */
const decimals = Array.from({ length: 1_000 }, (_, thousandths) =>
  thousandths === 0 ? '' : `.${String(thousandths).padStart(3, '0')}`,
)

/** The same number, as JSON. */
export function durationJson({ durationSeconds }: Completion): string {
  const micros = Math.round(durationSeconds * 1_000_000)
  return `${Math.floor(micros / 1_000)}${decimals[micros % 1_000]}`
}
