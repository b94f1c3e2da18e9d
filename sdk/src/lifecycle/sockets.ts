import type { Server, Socket } from 'node:net'
import { shared } from '../shared.ts'

/** Their sockets as they were accepted: Node's list has HTTP connections alone. */
const sockets: WeakMap<Server, Set<Socket>> = shared('sockets', () => new WeakMap())

/** For servers with connections on which no HTTP is spoken: before a TLS handshake, or HTTP/2. */
export function watchSockets(server: Server): void {
  if (sockets.has(server)) return
  const open = new Set<Socket>()
  sockets.set(server, open)
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
}

export function cutSockets(server: Server): void {
  for (const socket of sockets.get(server) ?? []) socket.destroy()
}
