import type { Redis } from 'ioredis'

export interface Message {
  readonly id: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Which delivery this is. */
  readonly attempt: number
}

const group = 'workers'
export const maxAttempts = 3

/** A queue on a stream of Redis: a group of consumers, deliveries again, and a stream of dead letters. */
export class Queue {
  readonly name: string
  readonly #redis: Redis

  constructor(redis: Redis, name: string) {
    this.#redis = redis
    this.name = name
  }

  async create(): Promise<void> {
    await this.#redis.xgroup('CREATE', this.name, group, '0', 'MKSTREAM')
  }

  async send(body: string, headers: Record<string, string>): Promise<void> {
    await this.#redis.xadd(this.name, '*', 'body', body, 'headers', JSON.stringify(headers))
  }

  /** Messages that nobody has taken yet. */
  async lag(): Promise<number> {
    const [fields] = (await this.#redis.xinfo('GROUPS', this.name)) as [unknown[]]
    return Number(fields[fields.indexOf('lag') + 1])
  }

  async deadLetters(): Promise<number> {
    return await this.#redis.xlen(`${this.name}:dead`)
  }

  /** Delivers what is new, then again what failed, until nothing is left of either. */
  async work(handle: (message: Message) => Promise<unknown>): Promise<void> {
    while ((await this.#deliver(await this.#takeNew(), handle)) > 0);
    while ((await this.#deliver(await this.#takeAgain(), handle)) > 0);
  }

  async #deliver(entries: Entry[], handle: (message: Message) => Promise<unknown>) {
    for (const [id, [, body = '', , headers = '{}']] of entries) {
      const attempt = await this.#deliveries(id)
      const message = { id, body, attempt, headers: JSON.parse(headers) as Message['headers'] }
      try {
        await handle(message)
        await this.#redis.xack(this.name, group, id)
      } catch {
        if (attempt >= maxAttempts) await this.#giveUp(id, body)
      }
    }
    return entries.length
  }

  async #takeNew(): Promise<Entry[]> {
    const options = ['GROUP', group, 'one', 'COUNT', 10, 'STREAMS', this.name, '>'] as const
    const answer = (await this.#redis.xreadgroup(...options)) as [string, Entry[]][] | null
    return answer?.[0]?.[1] ?? []
  }

  async #takeAgain(): Promise<Entry[]> {
    const answer = await this.#redis.xautoclaim(this.name, group, 'one', 0, '0')
    return answer[1] as Entry[]
  }

  async #deliveries(id: string): Promise<number> {
    const [entry] = (await this.#redis.xpending(this.name, group, id, id, 1)) as [unknown[]]
    return Number(entry[3])
  }

  async #giveUp(id: string, body: string): Promise<void> {
    await this.#redis.xadd(`${this.name}:dead`, '*', 'body', body)
    await this.#redis.xack(this.name, group, id)
  }
}

type Entry = [id: string, fields: string[]]
