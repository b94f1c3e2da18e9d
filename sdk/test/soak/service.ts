// The service whose heap is watched: `node --expose-gc service.ts <framework>`.
import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'
import type { ServerResponse } from 'node:http'
import type express from 'express'
import type fastify from 'fastify5'
import { observe } from '../../src/index.ts'

const require = createRequire(import.meta.url)
const name = process.argv[2] ?? ''
const options = { service: { name: 'soak' } } as const

/** Server-sent events, until the client has had enough. */
function sendEvents(res: ServerResponse): void {
  res.writeHead(200, { 'content-type': 'text/event-stream' })
  const timer = setInterval(() => res.write('data: tick\n\n'), 1)
  res.on('close', () => clearInterval(timer))
}

function startExpress(): Server {
  const app = (require(name) as typeof express)()
  app.set('env', 'test')
  observe(app, options)
  app.get('/orders/:id', (req, res) => void res.json({ id: req.params.id }))
  app.get('/fails', () => {
    throw new TypeError('it fails')
  })
  app.get('/hang', () => {})
  app.get('/events', (_req, res) => sendEvents(res))
  return app.listen(0, '127.0.0.1')
}

async function startFastify(): Promise<Server> {
  const app = (require(name) as typeof fastify)()
  await app.register(observe, options)
  app.get<{ Params: { id: string } }>('/orders/:id', async ({ params }) => ({ id: params.id }))
  app.get('/fails', async () => {
    throw new TypeError('it fails')
  })
  app.get('/hang', () => new Promise(() => {}))
  app.get('/events', (_request, reply) => {
    reply.hijack()
    sendEvents(reply.raw)
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app.server
}

const server = name.startsWith('express') ? startExpress() : await startFastify()

process.on('message', () => {
  gc?.()
  gc?.()
  process.send?.({ heap: process.memoryUsage().heapUsed })
})
if (server.listening) tell()
else server.once('listening', tell)

function tell(): void {
  process.send?.({ port: (server.address() as AddressInfo).port })
}
