/** What is said to other services, in the transaction in which it becomes true. */
export interface Message {
  readonly id: number
  readonly topic: string
  /** JSON. */
  readonly body: string
  /** Ids of the trace and request in which it was sent. */
  readonly headers: Readonly<Record<string, string>>
  readonly sentAt: number
  /** Which one this is; the first is 1. */
  readonly attempt: number
}

export const outboxSchema = `
  create table if not exists outbox (
    id integer primary key,
    topic text not null,
    body text not null,
    headers text not null,
    sent_at integer not null,
    attempt integer not null default 0,
    due_at integer not null default 0,
    dead integer not null default 0
  );
  create index if not exists outbox_due on outbox (topic, due_at) where dead = 0;
`

export const topics = { paid: 'orders.paid', abandoned: 'orders.abandoned' } as const
