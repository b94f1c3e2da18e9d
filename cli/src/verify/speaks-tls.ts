import { once } from 'node:events'
import { connect } from 'node:tls'

const answerMs = 2_000

/** Whether a port that made nothing of plain HTTP agrees on TLS, whoever vouches for it. */
export async function speaksTls(target: string, signal: AbortSignal): Promise<boolean> {
  const { hostname, port } = new URL(target)
  const host = hostname.replaceAll(/[[\]]/g, '')
  const socket = connect({ host, port: Number(port || 80), rejectUnauthorized: false })
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(answerMs)])
    await once(socket, 'secureConnect', { signal: limit })
    return true
  } catch {
    signal.throwIfAborted()
    return false
  } finally {
    socket.destroy()
  }
}
