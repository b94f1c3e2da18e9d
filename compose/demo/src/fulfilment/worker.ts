import { setTimeout as sleep } from 'node:timers/promises'
import type { Message } from '../outbox/message.ts'
import type { Queue } from '../outbox/queue.ts'

const atOnce = 10
const pauseMs = 100

interface Work {
  readonly queue: Queue
  readonly handle: (message: Message) => Promise<void>
  /** Where the queue itself fails: it is asked again. */
  readonly failed: (error: unknown) => void
  readonly signal: AbortSignal
}

/** Takes messages as they come, until it is told to stop; what it has begun, it finishes. */
export async function work({ signal, failed, ...rest }: Work): Promise<void> {
  while (!signal.aborted) {
    const processed = await processSome(rest).catch(failed)
    if (!processed) await sleep(pauseMs)
  }
}

async function processSome({ queue, handle }: Pick<Work, 'queue' | 'handle'>): Promise<number> {
  const messages = queue.claim(atOnce)
  await Promise.all(messages.map((message) => processOne(message, queue, handle)))
  return messages.length
}

/** A failure is logged and counted by what observes the handler. */
async function processOne(message: Message, queue: Queue, handle: Work['handle']): Promise<void> {
  try {
    await handle(message)
  } catch {
    return queue.failed(message)
  }
  queue.done(message)
}
