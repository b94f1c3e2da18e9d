import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Server } from 'node:net'
import type express from 'express'
import type fastify from 'fastify5'
import { onTestFinished } from 'vitest'
import { observe, type ObserveOptions } from '../../../src/index.ts'

const require = createRequire(import.meta.url)

export const names = ['express4', 'express5', 'fastify4', 'fastify5'] as const
export type Name = (typeof names)[number]

/** On Node's own two ends of a request, so that it is the same everywhere. */
export type Handler = (req: IncomingMessage, res: ServerResponse) => void

/** An application whose `/raw` is `handler`, `/answers` an ordinary route, `/fails` one that throws. */
export async function start(
  name: Name,
  options: ObserveOptions = {},
  handler: Handler = (_req, res) => void res.end('raw'),
): Promise<number> {
  const all = { service: { name: 'shop' }, logger: false, shutdown: false, ...options } as const
  const server = name.startsWith('express')
    ? await startExpress(name, all, handler)
    : await startFastify(name, all, handler)
  return (server.address() as AddressInfo).port
}

async function startExpress(name: Name, options: ObserveOptions, handler: Handler) {
  const app = (require(name) as typeof express)()
  app.set('env', 'test')
  observe(app, options)
  app.all('/raw', handler)
  app.get('/answers', (_req, res) => void res.json({ ok: true }))
  app.get('/fails', () => {
    throw new Error('it fails')
  })
  const server = app.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  return server as Server
}

async function startFastify(name: Name, options: ObserveOptions, handler: Handler) {
  const app = (require(name) as typeof fastify)()
  await app.register(observe, options)
  // The body is left to the handler.
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.route({
    method: ['GET', 'POST'],
    url: '/raw',
    handler: (request, reply) => {
      reply.hijack()
      handler(request.raw, reply.raw)
    },
  })
  app.get('/answers', async () => ({ ok: true }))
  app.get('/fails', async () => {
    throw new Error('it fails')
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    app.server.closeAllConnections()
    await app.close()
  })
  return app.server as Server
}

/** The answer to a request that no client library would send, head and body, as text. */
export async function exchange(port: number, lines: readonly string[], body = ''): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  let text = ''
  socket.setEncoding('latin1').on('data', (data: string) => (text += data))
  socket.write(
    Buffer.from(`${lines.join('\r\n')}\r\nhost: x\r\nconnection: close\r\n\r\n${body}`, 'latin1'),
  )
  await once(socket, 'close')
  return text
}

export function headerOf(answer: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)\\r$`, 'im').exec(answer)?.[1]
}
