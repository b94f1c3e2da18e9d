import { setTimeout as sleep } from 'node:timers/promises'
import type { Message } from '../outbox/message.ts'
import type { Queue } from '../outbox/queue.ts'

const atOnce = 10
const pauseMs = 100

/** Takes messages as they come, until it is told to stop; what it has begun, it finishes. */
export async function work(
  queue: Queue,
  handle: (message: Message) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const messages = queue.claim(atOnce)
    await Promise.all(messages.map((message) => process(queue, handle, message)))
    if (messages.length === 0) await sleep(pauseMs)
  }
}

/** A failure is logged and counted by what observes the handler. */
async function process(
  queue: Queue,
  handle: (message: Message) => Promise<void>,
  message: Message,
): Promise<void> {
  try {
    await handle(message)
    queue.done(message)
  } catch {
    queue.failed(message)
  }
}
