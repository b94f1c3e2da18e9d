import type { DatabaseSync } from 'node:sqlite'
import type { Message } from './message.ts'

/** So long has a consumer for a message, until another one may take it. */
const leaseMs = 30_000
const retryMs = 500

export const maxAttempts = 3

interface Row {
  readonly id: number
  readonly topic: string
  readonly body: string
  readonly headers: string
  readonly sent_at: number
  readonly attempt: number
}

/** Messages of one topic for those who process them. Each is delivered at least once. */
export class Queue {
  readonly #database: DatabaseSync
  readonly #topic: string

  constructor(database: DatabaseSync, topic: string) {
    this.#database = database
    this.#topic = topic
  }

  claim(most: number): readonly Message[] {
    const now = Date.now()
    const rows = this.#database
      .prepare(
        `update outbox set attempt = attempt + 1, due_at = ? where id in (
           select id from outbox where topic = ? and dead = 0 and due_at <= ? order by id limit ?
         ) returning id, topic, body, headers, sent_at, attempt`,
      )
      .all(now + leaseMs, this.#topic, now, most)
    return rows.map((row) => messageOf(row as unknown as Row))
  }

  done({ id }: Message): void {
    this.#database.prepare('delete from outbox where id = ?').run(id)
  }

  /** Again a little later; after its last attempt it is kept for people to look at. */
  failed({ id, attempt }: Message): void {
    this.#database
      .prepare('update outbox set dead = ?, due_at = ? where id = ?')
      .run(attempt >= maxAttempts ? 1 : 0, Date.now() + retryMs * attempt, id)
  }

  waiting(): number {
    const row = this.#database
      .prepare('select count(*) as messages from outbox where topic = ? and dead = 0')
      .get(this.#topic)
    return Number(row?.['messages'])
  }
}

function messageOf({ headers, sent_at: sentAt, ...row }: Row): Message {
  return { ...row, sentAt, headers: JSON.parse(headers) as Message['headers'] }
}
