import type { IncomingMessage } from 'node:http'

/**
 * Whether nobody stands between us and the client, as far as headers tell. A proxy that faces
 * the internet says of itself in one of these; a scraper inside the cluster does not.
 */
export function isDirect({ headers }: IncomingMessage): boolean {
  if (headers.forwarded !== undefined || headers.via !== undefined) return false
  return !Object.keys(headers).some((name) => name.startsWith('x-forwarded-'))
}

/** Whether the client is on this very machine, or in this container: only it is told details. */
export function isLocal(req: IncomingMessage): boolean {
  const address = req.socket.remoteAddress ?? ''
  return isDirect(req) && /^(::ffff:)?127\.|^::1$/.test(address)
}
