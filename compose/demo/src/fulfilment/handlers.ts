import type { DatabaseSync } from 'node:sqlite'
import type { Message } from '../outbox/message.ts'
import { post } from '../shared/call.ts'
import type { Settings } from '../shared/settings.ts'

type Handler = (message: Message) => Promise<void>

/** What follows from an order. All of it may be done twice, as messages may come twice. */
export function createHandlers(
  database: DatabaseSync,
  { inventoryUrl, paymentsUrl }: Pick<Settings, 'inventoryUrl' | 'paymentsUrl'>,
): { readonly ship: Handler; readonly undo: Handler } {
  return {
    async ship({ body }) {
      const order = orderOf(body)
      await post(`${inventoryUrl}/shipments`, { order }, [204])
      database.prepare("update orders set status = 'shipped' where id = ?").run(order)
    },
    async undo({ body }) {
      const order = orderOf(body)
      await post(`${paymentsUrl}/refunds`, { order }, [204])
      await post(`${inventoryUrl}/releases`, { order }, [204])
    },
  }
}

function orderOf(body: string): number {
  const { id } = JSON.parse(body) as { id?: unknown }
  if (!Number.isSafeInteger(id)) throw new TypeError('the message names no order')
  return Number(id)
}
