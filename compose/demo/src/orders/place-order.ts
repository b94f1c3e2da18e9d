import type { Obs } from '@obs-toolkit/sdk'
import { HttpError } from '../shared/http-error.ts'
import type { Inventory } from './inventory.ts'
import { outcomes } from './order.ts'
import type { Order, Outcome, Wish } from './order.ts'
import type { Payments } from './payments.ts'
import type { OrderStore } from './store.ts'

interface Parts {
  readonly obs: Obs
  readonly orders: OrderStore
  readonly inventory: Inventory
  readonly payments: Pick<Payments, 'charge'>
}

/** Reserve, charge, and only then say so. What an order that fails leaves behind, fulfilment undoes. */
export function createPlaceOrder(parts: Parts): (wish: Wish) => Promise<Order> {
  const { obs, orders } = parts
  const placed = obs.counter('orders_placed_total', {
    help: 'Orders, by how they ended.',
    unit: 'none',
    labels: { outcome: outcomes },
  })
  const settle = async (order: Order, outcome: Outcome): Promise<Order> => {
    const settled = await orders.settle(order, outcome, obs.inject())
    placed.inc({ outcome })
    return settled
  }
  return async function placeOrder(wish) {
    const order = await orders.open(wish)
    try {
      return await settle(order, await outcomeOf(order, parts))
    } catch (error) {
      await settle(order, 'failed')
      throw unavailable(error)
    }
  }
}

async function outcomeOf(order: Order, { inventory, payments }: Parts): Promise<Outcome> {
  const cents = await inventory.reserve(order)
  return cents === null ? 'out_of_stock' : payments.charge({ order: order.id, cents })
}

function unavailable(cause: unknown): HttpError {
  const headers = { 'retry-after': '3' }
  return new HttpError(503, 'The order could not be placed now.', { cause, headers })
}
