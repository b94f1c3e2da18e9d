import type { ServerResponse } from 'node:http'
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

type Ended = Socket & { readonly errored?: { readonly code?: string } | null }

export type MaybeHttp2 = ServerResponse & { readonly stream?: { readonly rstCode: number } }

/** NO_ERROR, INTERNAL_ERROR: https://www.rfc-editor.org/rfc/rfc9113#section-7 */
const resetByUs: ReadonlySet<number> = new Set([0, 2])

function ofReset(code: number): string {
  return resetByUs.has(code) ? errorTypes.serverAborted : errorTypes.clientAborted
}

/**
 * A response that closed before it was finished was given up by one of the two sides. A client
 * that leaves has ended its half of the connection or reset it; where neither is so, it was us,
 * unless the request itself could not be read to its end.
 */
export function abortType({ req, res }: Exchange): string {
  const { stream } = res as MaybeHttp2
  if (stream !== undefined) return ofReset(stream.rstCode)
  const socket = req.socket as Ended | null
  if (socket === null) return errorTypes.serverAborted
  const byPeer = socket.readableEnded || lostByPeer.has(socket.errored?.code ?? '')
  const unread = !req.complete && isTurnedAway(socket)
  return byPeer || unread ? errorTypes.clientAborted : errorTypes.serverAborted
}

/**
 * A body that is no HTTP, or does not arrive in time, is answered past the response: Node writes
 * to the socket itself and ends it, Fastify destroys it with the parser's error.
 */
function isTurnedAway({ errored, writableEnded }: Ended): boolean {
  const code = errored?.code ?? ''
  return writableEnded || code.startsWith('HPE_') || code === 'ERR_HTTP_REQUEST_TIMEOUT'
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
