import type { Socket } from 'node:net'
import { errorTypes } from '../service/index.ts'
import type { Exchange } from './exchange.ts'

/** How a request ended. Metrics, span and log line are all derived from this. */
export interface Completion {
  /** 0 where no answer was begun. */
  readonly status: number
  readonly durationSeconds: number
  /** `performance.now()` at the end. */
  readonly endedAt: number
  /** Empty on success. */
  readonly errorType: string
  /** A failure of the service's: 5xx, no answer, or what `isError` says. */
  readonly failed: boolean
}

const lostByPeer = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED', 'ENOTCONN'])
const className = /^[A-Za-z_$][\w$.]{0,63}$/

/**
 * A response that closed before it was finished was given up by one of the two sides. A client
 * that leaves has ended its half of the connection or reset it; where neither is so, it was us.
 */
export function abortType({ req }: Exchange): string {
  const socket = req.socket as (Socket & { errored?: { code?: string } | null }) | null
  if (socket === null) return errorTypes.serverAborted
  const byPeer = socket.readableEnded || lostByPeer.has(socket.errored?.code ?? '')
  return byPeer ? errorTypes.clientAborted : errorTypes.serverAborted
}

/** `error_type` of an answer that is a failure: the error's class where it is known, else the status. */
export function failureType({ error }: Exchange, status: number): string {
  return errorClass(error) ?? (status >= 500 ? String(status) : 'Error')
}

/** Null where what was thrown has no name that could be a label. */
export function errorClass(error: unknown): string | null {
  try {
    const name: unknown = error instanceof Error ? error.name : null
    return typeof name === 'string' && className.test(name) ? name : null
  } catch {
    // Some errors fail when they are looked at.
    return null
  }
}
