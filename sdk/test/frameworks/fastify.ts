import { createRequire } from 'node:module'
import { setTimeout as sleep } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type fastify from 'fastify5'
import type { FastifyInstance } from 'fastify5'
import { observe, type Obs, type ObserveOptions } from '../../src/index.ts'
import { Conflict, Overload, streamed, type Framework, type RunningApp } from './framework.ts'

const require = createRequire(import.meta.url)

export const fastify4: Framework = fastifyFramework('fastify4')
export const fastify5: Framework = fastifyFramework('fastify5')

function fastifyFramework(name: string): Framework {
  return {
    name,
    async start(options: ObserveOptions, order = 'before'): Promise<RunningApp> {
      const make = require(name) as typeof fastify
      const app = make({ bodyLimit: 1_000 })
      if (order === 'before') await app.register(observe, options)
      declareRoutes(app)
      if (order === 'after') await observe(app, options)
      await app.listen({ port: 0, host: '127.0.0.1' })
      const { port } = app.server.address() as AddressInfo
      return {
        port,
        obs: (app as unknown as { obs: Obs }).obs,
        url: `http://127.0.0.1:${port}`,
        close: async () => {
          app.server.closeAllConnections()
          await app.close()
        },
      }
    },
  }
}

const ok = async () => ({ ok: true })

function declareRoutes(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/guarded') && request.headers.authorization === undefined) {
      await reply.status(401).send({ error: 'who are you?' })
    }
  })

  app.get('/users/:id', ok)
  app.get('/guarded/:id', ok)
  app.post('/orders', async (_request, reply) => reply.status(201).send({ ok: true }))
  app.options('/cors', async (_request, reply) => reply.status(204).send())
  app.get('/healthz', ok)

  const orders = async (scope: FastifyInstance) => {
    scope.get('/', ok)
    scope.get('/:id', ok)
    await scope.register(async (lines) => void lines.get('/:line', ok), { prefix: '/:id/lines' })
  }
  app.register(orders, { prefix: '/api/:version/orders' })
  app.register(orders, { prefix: '/legacy/orders' })
  app.register(async (admin) => void admin.get('/stats/:day', ok), { prefix: '/admin' })

  app.get('/files/:name?', ok)
  app.get('/assets/*', ok)
  app.get(String.raw`/items/:id(^\d+)`, ok)
  app.get('/alpha', ok)
  app.get('/beta/:x', ok)

  declareFailures(app)
  declareStreams(app)
}

function declareFailures(app: FastifyInstance): void {
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof Overload) return reply.status(503).send('please wait')
    return reply.send(error)
  })
  app.get('/throws', () => {
    throw new TypeError('thrown')
  })
  app.get('/rejects', async () => {
    await sleep(1)
    throw new RangeError('rejected')
  })
  app.get('/conflict', async () => {
    throw new Conflict('there already')
  })
  app.get('/overload', async () => {
    throw new Overload('too much')
  })
  app.get('/unavailable', async (_request, reply) => reply.status(503).send('closed'))
  app.get('/hang', () => new Promise(() => {}))
  app.get('/drop', (request, reply) => {
    reply.hijack()
    request.raw.socket.destroy()
  })
  app.get('/partial', (_request, reply) => {
    reply.hijack()
    reply.raw.write('a part')
    setTimeout(() => reply.raw.destroy(), 5)
  })
}

function declareStreams(app: FastifyInstance): void {
  app.get('/stream', async (_request, reply) => {
    const pieces = Readable.from(
      (async function* pieces() {
        for (const piece of streamed) {
          yield piece
          await sleep(20)
        }
      })(),
    )
    return reply.send(pieces)
  })
}
