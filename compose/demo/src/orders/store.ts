import type { DatabaseSync } from 'node:sqlite'
import { outboxSchema, topics } from '../outbox/message.ts'
import { send } from '../outbox/send.ts'
import { inTransaction } from '../shared/database.ts'
import type { Pool } from '../shared/pool.ts'
import { idempotencySchema } from './idempotency.ts'
import type { Order, Outcome, Wish } from './order.ts'

export const schema = `
  create table if not exists orders (
    id integer primary key, sku text not null, quantity integer not null, status text not null
  );
  insert or ignore into orders values
    (1, 'espresso', 1, 'shipped'), (2, 'filter', 2, 'shipped'), (3, 'decaf', 1, 'shipped');
  ${outboxSchema}
  ${idempotencySchema}
`

const columns = 'id, sku, quantity, status'

/** Orders in the database. */
export class OrderStore {
  readonly #pool: Pool<DatabaseSync>

  constructor(pool: Pool<DatabaseSync>) {
    this.#pool = pool
  }

  async find(id: number): Promise<Order | undefined> {
    return this.#pool.use((database) => {
      const row = database.prepare(`select ${columns} from orders where id = ?`).get(id)
      return row as unknown as Order | undefined
    })
  }

  async latest(most: number): Promise<readonly Order[]> {
    return this.#pool.use((database) => {
      const query = `select ${columns} from orders order by id desc limit ?`
      return database.prepare(query).all(most) as unknown as Order[]
    })
  }

  async open({ sku, quantity }: Wish): Promise<Order> {
    return this.#pool.use((database) => {
      const query = `insert into orders (sku, quantity, status) values (?, ?, 'pending') returning ${columns}`
      return database.prepare(query).get(sku, quantity) as unknown as Order
    })
  }

  /** What became of an order and the message that tells of it are written together, or neither. */
  async settle(
    { id, sku, quantity }: Order,
    outcome: Outcome,
    headers: Readonly<Record<string, string>>,
  ): Promise<Order> {
    return this.#pool.use((database) =>
      inTransaction(database, () => {
        const topic = outcome === 'paid' ? topics.paid : topics.abandoned
        send(database, topic, { id, sku, quantity }, headers)
        const query = `update orders set status = ? where id = ? returning ${columns}`
        return database.prepare(query).get(outcome, id) as unknown as Order
      }),
    )
  }
}
