import { Router, json } from 'express'
import type { Request } from 'express'
import { HttpError } from '../shared/http-error.ts'
import type { Idempotency } from './idempotency.ts'
import type { Order, Wish } from './order.ts'
import { readWish } from './read-wish.ts'
import type { OrderStore } from './store.ts'

const latest = 20

interface Parts {
  readonly orders: OrderStore
  readonly idempotency: Idempotency
  readonly placeOrder: (wish: Wish) => Promise<Order>
}

export function createRoutes({ orders, idempotency, placeOrder }: Parts): Router {
  const router = Router()

  router.get('/orders', async (_req, res) => {
    res.json({ orders: await orders.latest(latest) })
  })

  router.get('/orders/:id', async (req, res) => {
    res.json((await orders.find(idOf(req))) ?? notFound())
  })

  router.post('/orders', json({ limit: '10kb' }), async (req, res) => {
    const wish = readWish(req.body)
    const key = req.get('idempotency-key')
    const { order, replayed } = await idempotency.once(key, wish, () => placeOrder(wish))
    if (replayed) res.set('idempotency-replayed', 'true')
    assertPaid(order)
    res.status(201).location(`/orders/${order.id}`).json(order)
  })

  return router
}

function idOf({ params }: Request): number {
  const id = Number(params['id'])
  return Number.isSafeInteger(id) ? id : notFound()
}

function notFound(): never {
  throw new HttpError(404, 'There is no such order.')
}

function assertPaid({ status }: Order): void {
  if (status === 'declined') throw new HttpError(402, 'The card was declined.')
  if (status === 'out_of_stock') throw new HttpError(409, 'There is not enough in stock.')
}
