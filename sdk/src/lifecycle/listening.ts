import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Server as HttpServer } from 'node:http'
import { Server as NetServer } from 'node:net'
import { Server as TlsServer } from 'node:tls'
import { shared } from '../shared.ts'
import { watchSockets } from './sockets.ts'

/** On the server itself: several copies of the SDK, as test runners load, need one listener. */
const closedMark: unique symbol = Symbol.for('@obs-toolkit/sdk/closed')

type Marked = HttpServer & { [closedMark]?: boolean }

/**
 * Every HTTP server of the process from when it listens until it has closed, by Node's own word:
 * whoever made it, also where the application is wrapped in a handler of its own.
 */
const servers = shared('listening', () => {
  const all = new Set<Marked>()
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const { server } = message as { server: unknown }
    if (!speaksHttp(server)) return
    for (const one of all) if (one[closedMark] === true) all.delete(one)
    all.add(server)
    markClosed(server)
    if (server instanceof TlsServer || isHttp2(server)) watchSockets(server)
  })
  return all
})

function speaksHttp(server: unknown): server is HttpServer {
  if (server instanceof HttpServer) return true
  return server instanceof TlsServer ? 'setTimeout' in server : isHttp2(server)
}

/** Told by what only they have: to load their module costs a start several milliseconds. */
function isHttp2(server: unknown): boolean {
  return server instanceof NetServer && 'updateSettings' in server
}

function markClosed(server: Marked): void {
  if (server[closedMark] === false) return
  server[closedMark] = false
  server.once('close', () => {
    server[closedMark] = true
  })
}

/** Begins to watch; what listens before is not known. */
export function watchServers(): void {
  void servers.size
}

/** Those that close, but still have connections, are among them. */
export function openServers(): HttpServer[] {
  return [...servers].filter((server) => server[closedMark] === false)
}

/** Something that never listens need not wait for ever. */
const patienceMs = 1_000

/** Once a server of the process answers, or has had time to; the process need not wait for it. */
export function whenListening(then: () => void): void {
  if (openServers().length > 0) return void setImmediate(then).unref()
  const name = 'tracing:net.server.listen:asyncEnd'
  const begin = () => {
    unsubscribe(name, begin)
    clearTimeout(timer)
    setImmediate(then).unref()
  }
  const timer = setTimeout(begin, patienceMs).unref()
  subscribe(name, begin)
}
