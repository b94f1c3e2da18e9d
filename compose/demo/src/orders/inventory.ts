import type { Obs } from '@obs-toolkit/sdk'
import { mayPass, post } from '../shared/call.ts'
import { retrying } from '../shared/retry.ts'
import type { Order } from './order.ts'

export interface Inventory {
  /** What it costs in cents; null where there is not enough of it. */
  reserve(order: Order): Promise<number | null>
}

const policy = { attempts: 2, firstDelayMs: 50, mostDelayMs: 50 }

/** A reservation belongs to its order, so asking twice reserves once. */
export function createInventory(url: string, obs: Obs): Inventory {
  return {
    async reserve({ id, sku, quantity }) {
      const wish = { order: id, sku, quantity }
      const { status, body } = await retrying(() => post(`${url}/reservations`, wish, [201, 409]), {
        policy,
        worthwhile: mayPass,
        told: (retry) => obs.retried('inventory', retry),
      })
      return status === 201 ? (body as { cents: number }).cents : null
    },
  }
}
