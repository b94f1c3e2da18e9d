import { observe } from '@obs-toolkit/sdk'
import type { Obs } from '@obs-toolkit/sdk'
import { schema } from '../orders/store.ts'
import { topics } from '../outbox/message.ts'
import type { Message } from '../outbox/message.ts'
import { Queue, maxAttempts } from '../outbox/queue.ts'
import { openDatabase } from '../shared/database.ts'
import type { Settings } from '../shared/settings.ts'
import { createHandlers } from './handlers.ts'
import { work } from './worker.ts'

/** Processes messages from now on, until the process is told to end. */
export function startFulfilment(settings: Settings): Obs {
  const obs = observe({ admin: settings.admin, health: { dependencies: true } })
  const database = openDatabase(settings.database, schema)
  const { ship, undo } = createHandlers(database, settings)
  const stopping = new AbortController()
  const consume = (topic: string, handler: (message: Message) => Promise<void>): Promise<void> => {
    const queue = new Queue(database, topic)
    const handle = obs.consume(topic, handler, {
      system: 'sqlite',
      id: ({ id }) => id,
      attempt: ({ attempt }) => attempt,
      maxAttempts,
      sentAt: ({ sentAt }) => sentAt,
      lag: () => queue.waiting(),
    })
    const failed = (err: unknown): void => obs.log.error({ err }, `the queue ${topic} failed`)
    return work({ queue, handle, failed, signal: stopping.signal })
  }
  const working = [consume(topics.paid, ship), consume(topics.abandoned, undo)]
  obs.onShutdown(async () => {
    stopping.abort()
    await Promise.all(working)
    database.close()
  })
  return obs
}
