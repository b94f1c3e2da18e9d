/** A name that may become a label as it is: a code (`ECONNREFUSED`) or the name of a class. */
const word = /^[A-Za-z_]\w{0,63}$/

/** OpenTelemetry's own word for what took too long and has no better name. */
export const timeout = 'timeout'

const cancelNames = new Set(['AbortError', 'CanceledError', 'CancelError'])
const cancelCodes = new Set(['ABORT_ERR', 'ERR_CANCELED', 'UND_ERR_ABORTED'])

interface Told {
  readonly name?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly cause?: unknown
}

/**
 * The `error_type` of a call that ended badly; null where the caller did not want it any more. By
 * the conventions an intended cancellation is no error; that it took too long is one.
 */
export function failureType(error: unknown): string | null {
  const told = toldBy(error)
  const cancelled = isCancellation(told)
  if (isTimeout(told) || (cancelled && isTimeout(toldBy(told.cause)))) {
    return cancelled ? timeout : (wordOf(told.code) ?? timeout)
  }
  return cancelled ? null : (wordOf(told.code) ?? wordOf(told.name) ?? 'Error')
}

/** The one error of undici's that may come without a code. */
const parserError = 'HTTPParserError'

/**
 * Undici hands on the reason with which a signal was aborted, whatever it is: a string, an error of
 * the application's. Its own errors and the system's have a code.
 */
export function failureTypeOfUndici(error: unknown): string | null {
  const told = toldBy(error)
  const isReason = typeof told.code !== 'string' && told.name !== parserError && !isTimeout(told)
  return isReason ? null : failureType(error)
}

/** What Node says of a request that was destroyed without a reason before its answer came. */
export function isHangUp(error: unknown): boolean {
  const { code, message } = toldBy(error)
  return code === 'ECONNRESET' && message === 'socket hang up'
}

function toldBy(error: unknown): Told {
  if (typeof error !== 'object' || error === null) return {}
  try {
    const { name, code, message, cause }: Told = error
    return { name, code, message, cause }
  } catch {
    // A reason may be anything, and some fail when they are looked at.
    return {}
  }
}

/** A proxy that refuses a tunnel is told by undici as an abort, and is none. */
function isCancellation({ name, code, message }: Told): boolean {
  if (typeof message === 'string' && message.startsWith('Proxy response')) return false
  return (
    (typeof name === 'string' && cancelNames.has(name)) ||
    (typeof code === 'string' && cancelCodes.has(code))
  )
}

function isTimeout({ name }: Told): boolean {
  return typeof name === 'string' && name.toLowerCase().includes('timeout')
}

function wordOf(value: unknown): string | undefined {
  return typeof value === 'string' && word.test(value) ? value : undefined
}
