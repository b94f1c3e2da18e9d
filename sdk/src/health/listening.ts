import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { Server } from 'node:http'

const listens = 'tracing:net.server.listen:asyncEnd'

/**
 * Whether the application listens yet, for probes on a port of their own, which answer earlier.
 * It may have begun before anybody watched, so a server that is there already is taken for it.
 */
export function watchListening(own: () => Server | null): () => boolean {
  let listening = process.getActiveResourcesInfo().includes('TCPServerWrap')
  if (listening) return () => true
  const onListen = (message: unknown): void => {
    if ((message as { server: unknown }).server === own()) return
    listening = true
    unsubscribe(listens, onListen)
  }
  subscribe(listens, onListen)
  return () => listening
}
