import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { FastifyInstance, FastifyRequest, fastify as createFastify } from 'fastify'
import type { Instrument } from '../variants/variant.ts'
import { failInvoice, findOrder, type Order } from './order.ts'

// Through require, for the reason that is given in express.ts.
const require = createRequire(import.meta.url)
const { fastify }: { fastify: typeof createFastify } = require('fastify')

interface OfOrder {
  Params: { id: string }
}

/** Eight hooks, a plugin of orders under `/api/orders`, one of users, an error handler. */
export async function start(instrument: Instrument<FastifyInstance>): Promise<Server> {
  const app = fastify()
  await instrument(app)
  addHooks(app)
  app.setErrorHandler((error: Error, _, reply) => reply.code(500).send({ error: error.name }))
  await app.register(orders, { prefix: '/api/orders' })
  await app.register(users, { prefix: '/api/users' })
  await app.ready()
  return app.server
}

async function orders(app: FastifyInstance): Promise<void> {
  app.get('/', async () => [findOrder('1'), findOrder('2')])
  app.post('/', async (_, reply) => reply.code(201).send(findOrder('3')))
  app.get<OfOrder>('/:id', showOrder)
  app.get<OfOrder>('/:id/invoice', showInvoice)
}

async function users(app: FastifyInstance): Promise<void> {
  app.get<OfOrder>('/:id', showUser)
}

async function showOrder(request: FastifyRequest<OfOrder>): Promise<Order> {
  return findOrder(request.params.id)
}

async function showInvoice(request: FastifyRequest<OfOrder>): Promise<never> {
  return failInvoice(request.params.id)
}

async function showUser(request: FastifyRequest<OfOrder>): Promise<OfOrder['Params']> {
  return { id: request.params.id }
}

function addHooks(app: FastifyInstance): void {
  app.addHook('onRequest', function securityHeaders(_, reply, done) {
    reply.header('x-content-type-options', 'nosniff')
    done()
  })
  app.addHook('onRequest', function clientAddress(request, _, done) {
    void request.ip
    done()
  })
  app.addHook('preParsing', function locale(request, _, payload, done) {
    void request.headers['accept-language']
    done(null, payload)
  })
  app.addHook('preValidation', function tenant(request, _, done) {
    void request.headers['x-tenant']
    done()
  })
  app.addHook('preHandler', function permissions(request, _, done) {
    void request.method
    done()
  })
  app.addHook('preSerialization', function pagination(_, __, payload, done) {
    done(null, payload)
  })
  app.addHook('onSend', function cacheControl(_, reply, payload, done) {
    reply.header('cache-control', 'no-store')
    done(null, payload)
  })
  app.addHook('onResponse', function finished(_, __, done) {
    done()
  })
}
