import { observe } from '@obs-toolkit/sdk'
import fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { HttpError } from '../shared/http-error.ts'
import type { Settings } from '../shared/settings.ts'
import { Stock } from './stock.ts'
import type { Reservation } from './stock.ts'

const order = { type: 'integer', minimum: 1 }
const sku = { type: 'string', maxLength: 40 }
const quantity = { type: 'integer', minimum: 1, maximum: 1_000 }

export async function createInventory({
  admin,
  database,
}: Pick<Settings, 'admin' | 'database'>): Promise<FastifyInstance> {
  const app = fastify()
  await app.register(observe, { admin, problems: true })
  const stock = new Stock(database)
  app.addHook('onClose', () => stock.close())

  app.post<{ Body: Reservation }>(
    '/reservations',
    { schema: { body: bodyOf({ order, sku, quantity }) } },
    async ({ body }, reply) => {
      const cents = stock.reserve(body)
      if (cents === null) throw new HttpError(409, `There is not enough ${body.sku}.`)
      return reply.code(201).send({ cents })
    },
  )

  app.post<{ Body: Pick<Reservation, 'order'> }>(
    '/shipments',
    { schema: { body: bodyOf({ order }) } },
    async ({ body }, reply) => {
      stock.ship(body.order)
      return reply.code(204).send()
    },
  )

  app.post<{ Body: Pick<Reservation, 'order'> }>(
    '/releases',
    { schema: { body: bodyOf({ order }) } },
    async ({ body }, reply) => {
      stock.release(body.order)
      return reply.code(204).send()
    },
  )

  return app
}

function bodyOf(properties: Readonly<Record<string, object>>): object {
  return { type: 'object', required: Object.keys(properties), properties }
}
