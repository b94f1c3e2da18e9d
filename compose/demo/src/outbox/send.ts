import type { DatabaseSync } from 'node:sqlite'

/** Within the transaction of what it tells of: https://microservices.io/patterns/data/transactional-outbox.html */
export function send(
  database: DatabaseSync,
  topic: string,
  body: object,
  headers: Readonly<Record<string, string>>,
): void {
  database
    .prepare('insert into outbox (topic, body, headers, sent_at) values (?, ?, ?, ?)')
    .run(topic, JSON.stringify(body), JSON.stringify(headers), Date.now())
}
