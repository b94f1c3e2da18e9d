import type { DatabaseSync } from 'node:sqlite'
import { HttpError } from '../shared/http-error.ts'
import type { Pool } from '../shared/pool.ts'
import type { Order, Wish } from './order.ts'

export const idempotencySchema = `
  create table if not exists idempotency (
    key text primary key, wish text not null, began_at integer not null, answer text
  );
`

/** A process that began and was gone before it had an answer holds its key no longer than this. */
const abandonedMs = 60_000
const keys = /^[\x21-\x7e]{1,100}$/

interface Entry {
  readonly wish: string
  readonly answer: string | null
}

export interface Answered {
  readonly order: Order
  /** It is what was answered before. */
  readonly replayed: boolean
}

/**
 * The same key brings the same answer, however often it is sent, and one order:
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export class Idempotency {
  readonly #pool: Pool<DatabaseSync>

  constructor(pool: Pool<DatabaseSync>) {
    this.#pool = pool
  }

  async once(key: string | undefined, wish: Wish, work: () => Promise<Order>): Promise<Answered> {
    if (key === undefined) return { order: await work(), replayed: false }
    if (!keys.test(key)) throw new HttpError(400, 'Idempotency-Key is not valid')
    const earlier = await this.#begin(key, JSON.stringify(wish))
    if (earlier) return { order: earlier, replayed: true }
    try {
      const order = await work()
      await this.#answered(key, order)
      return { order, replayed: false }
    } catch (error) {
      await this.#forget(key)
      throw error
    }
  }

  /** What was answered to this key, or null where it is ours to answer now. */
  async #begin(key: string, wish: string): Promise<Order | null> {
    return this.#pool.use((database) => {
      const now = Date.now()
      const { changes } = database
        .prepare(
          `insert into idempotency (key, wish, began_at) values (?, ?, ?)
           on conflict (key) do update set wish = excluded.wish, began_at = excluded.began_at
           where answer is null and began_at < ?`,
        )
        .run(key, wish, now, now - abandonedMs)
      if (changes > 0) return null
      const query = 'select wish, answer from idempotency where key = ?'
      return replay(database.prepare(query).get(key) as unknown as Entry, wish)
    })
  }

  async #answered(key: string, order: Order): Promise<void> {
    await this.#pool.use((database) =>
      database
        .prepare('update idempotency set answer = ? where key = ?')
        .run(JSON.stringify(order), key),
    )
  }

  /** What failed has no answer, and may be tried again. */
  async #forget(key: string): Promise<void> {
    await this.#pool.use((database) =>
      database.prepare('delete from idempotency where key = ?').run(key),
    )
  }
}

function replay({ wish: before, answer }: Entry, wish: string): Order {
  if (before !== wish) throw new HttpError(422, 'this Idempotency-Key was used for another order')
  if (answer === null) throw new HttpError(409, 'the first request with this key is in progress')
  return JSON.parse(answer) as Order
}
