/** A tool cannot be had or does not work. The message says what to type. */
export class ToolError extends Error {
  override readonly name = 'ToolError'
}

/** One way to a tool is closed, for a reason that lies outside this program; the next is tried. */
export class WayClosed extends Error {
  override readonly name = 'WayClosed'
}

/** Node's own error for a failed system call (`ENOENT`, `EACCES`, `ENOSPC` …). */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
