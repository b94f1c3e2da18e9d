import { exitCodes } from '../exit-codes.ts'
import { Failure } from '../failure.ts'

/** A tool that cannot be had or does not work. */
export function toolFailure(
  message: string,
  more: { remedy: string; details?: Readonly<Record<string, unknown>>; cause?: unknown },
): Failure {
  return new Failure(message, { exitCode: exitCodes.unreachable, ...more })
}

/** One way to a tool is closed, for a reason that lies outside this program; the next is tried. */
export class WayClosed extends Error {
  override readonly name = 'WayClosed'
}

/** Node's own error for a failed system call (`ENOENT`, `EACCES`, `ENOSPC` …). */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
