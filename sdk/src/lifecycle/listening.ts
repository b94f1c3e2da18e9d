import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Server as HttpServer } from 'node:http'
import { Server as HttpsServer } from 'node:https'
import { shared } from '../shared.ts'

type Closable = HttpServer | HttpsServer

/**
 * Every HTTP server of the process that listens, by Node's own word: whoever made it, also where
 * the application is wrapped in a handler of its own.
 */
const servers = shared('listening', () => {
  const all = new Set<Closable>()
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const { server } = message as { server: unknown }
    if (!(server instanceof HttpServer) && !(server instanceof HttpsServer)) return
    all.add(server)
    server.once('close', () => all.delete(server))
  })
  return all
})

/** Begins to watch; what listens before is not known. */
export function watchServers(): void {
  void servers.size
}

export function listeningServers(): Closable[] {
  return [...servers].filter((server) => server.listening)
}

/** Something that never listens need not wait for ever. */
const patienceMs = 1_000

/** Once a server of the process answers, or has had time to; the process need not wait for it. */
export function whenListening(then: () => void): void {
  if (listeningServers().length > 0) return void setImmediate(then).unref()
  const name = 'tracing:net.server.listen:asyncEnd'
  const begin = () => {
    unsubscribe(name, begin)
    clearTimeout(timer)
    setImmediate(then).unref()
  }
  const timer = setTimeout(begin, patienceMs).unref()
  subscribe(name, begin)
}
