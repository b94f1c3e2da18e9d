import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createNetServer, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'

/** A service that is called, and what it was asked. */
export interface Remote {
  readonly port: number
  readonly url: string
  readonly asked: readonly IncomingMessage[]
  readonly server: Server
}

/** How it answers, by path. What is not named is answered with 200 and a few words. */
const answers: Record<string, RequestListener> = {
  '/missing': (_, res) => res.writeHead(404).end(),
  '/broken': (_, res) => res.writeHead(503).end('no'),
  '/silent': () => {},
  '/hangs-up': (req) => req.socket.end(),
  '/resets': (req) => req.socket.resetAndDestroy(),
  '/begins': (_, res) => res.write('a few words, '),
  '/begins-and-resets': (req, res) => {
    res.write('a few words, ', () => setImmediate(() => req.socket.resetAndDestroy()))
  },
  '/begins-and-ends': (req, res) => {
    res.write('a few words, ', () => setImmediate(() => req.socket.end()))
  },
  '/hints': (_, res) => {
    res.writeEarlyHints({ link: '</style.css>; rel=preload' })
    res.end('late')
  },
}

export async function startRemote(own: Record<string, RequestListener> = {}): Promise<Remote> {
  const asked: IncomingMessage[] = []
  const server = createServer((req, res) => {
    asked.push(req)
    const { pathname } = new URL(req.url ?? '/', 'http://remote')
    const answer = own[pathname] ?? answers[pathname] ?? ((_, res) => res.end('a few words'))
    answer(req, res)
  })
  const upgraded = new Set<Duplex>()
  const switchProtocols = (first: string) => (req: IncomingMessage, socket: Duplex) => {
    asked.push(req)
    upgraded.add(socket)
    socket.write(`HTTP/1.1 ${first}\r\n\r\n`)
  }
  server.on(
    'upgrade',
    switchProtocols('101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: chat'),
  )
  server.on('connect', switchProtocols('200 Connection Established'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of upgraded) socket.destroy()
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { port, url: `http://127.0.0.1:${port}`, asked, server }
}

/** Speaks no HTTP. */
export async function startRaw(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createNetServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    answer(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
