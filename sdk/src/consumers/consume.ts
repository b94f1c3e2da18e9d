import { performance } from 'node:perf_hooks'
import { readCarrier } from '../correlation/carrier.ts'
import { errorClass } from '../request/outcome.ts'
import { scopes } from '../request/scope.ts'
import type { JobSpan, Tracing } from '../tracing/index.ts'
import type { InProgress } from './in-progress.ts'
import { MessageJob } from './message-job.ts'
import type { ConsumerSeries } from './metrics.ts'
import type { MessageReader } from './options.ts'

/** What all consumers of a service share. */
export interface ConsumerParts {
  readonly tracing: Pick<Tracing, 'start' | 'startJob'>
  readonly requestIdHeader: string
  readonly inProgress: InProgress
  readonly failed: (job: MessageJob, error: unknown, about: Record<string, unknown>) => void
}

/** What is known of one delivery before its handler runs. */
interface Delivery {
  readonly id: string | undefined
  readonly attempt: number | undefined
  readonly isLast: boolean
}

/** Processes messages of one queue, and measures it. */
export class Consumer<Message> {
  readonly #parts: ConsumerParts
  readonly #destination: string
  readonly #system: string
  readonly #read: MessageReader<Message>
  readonly #series: ConsumerSeries

  constructor(
    parts: ConsumerParts,
    destination: string,
    system: string,
    read: MessageReader<Message>,
    series: ConsumerSeries,
  ) {
    this.#parts = parts
    this.#destination = destination
    this.#system = system
    this.#read = read
    this.#series = series
  }

  /** What the handler returns or throws is passed on as it is: the queue acts upon it. */
  async process<Result>(message: Message, handle: () => Result): Promise<Awaited<Result>> {
    const { inProgress } = this.#parts
    inProgress.begin()
    try {
      return await this.#process(message, handle)
    } finally {
      inProgress.end()
    }
  }

  async #process<Result>(message: Message, handle: () => Result): Promise<Awaited<Result>> {
    const { tracing } = this.#parts
    // The first message of a process may come before OpenTelemetry is there.
    await tracing.start()
    const delivery = this.#delivery(message)
    const { job, span } = this.#begin(message, delivery)
    const scope = { exchange: null, context: null, job }
    const startedAt = performance.now()
    this.#series.active.inc()
    try {
      const result = await scopes.run(scope, () => (span === null ? handle() : span.run(handle)))
      this.#ended('', startedAt)
      span?.end(job.fields)
      return result
    } catch (error) {
      const type = errorClass(error) ?? 'Error'
      const seconds = this.#ended(type, startedAt)
      if (delivery.isLast) this.#series.deadLetters.inc()
      span?.fail(error, { ...job.fields, 'error.type': type })
      scopes.run(scope, () => this.#parts.failed(job, error, about(delivery, seconds)))
      throw error
    } finally {
      this.#series.active.dec()
    }
  }

  #delivery(message: Message): Delivery {
    const attempt = this.#read.attempt(message)
    const most = this.#read.maxAttempts(message)
    if (attempt !== undefined && attempt > 1) this.#series.retries.inc()
    const sentAt = this.#read.sentAt(message)
    // Clocks of two machines differ by a little.
    if (sentAt !== undefined) this.#series.wait.observe(Math.max(0, (Date.now() - sentAt) / 1_000))
    const isLast = attempt !== undefined && most !== undefined && attempt >= most
    return { id: this.#read.id(message), attempt, isLast }
  }

  #begin(message: Message, { id, attempt }: Delivery): { job: MessageJob; span: JobSpan | null } {
    const { requestIdHeader, tracing } = this.#parts
    const carried = readCarrier(this.#read.headers(message), requestIdHeader)
    const span = tracing.startJob({
      name: `process ${this.#destination}`,
      carried,
      attributes: {
        'messaging.operation.name': 'process',
        'messaging.operation.type': 'process',
        'messaging.destination.name': this.#destination,
        ...(this.#system !== '' && { 'messaging.system': this.#system }),
        ...(id !== undefined && { 'messaging.message.id': id }),
        ...(attempt !== undefined && { 'messaging.delivery.attempt': attempt }),
        request_id: carried.requestId,
      },
    })
    return { job: new MessageJob(this.#destination, requestIdHeader, carried, span), span }
  }

  #ended(errorType: string, startedAt: number): number {
    const seconds = (performance.now() - startedAt) / 1_000
    this.#series.ended(errorType, seconds)
    return seconds
  }
}

function about({ id, attempt, isLast }: Delivery, seconds: number): Record<string, unknown> {
  return {
    message_id: id,
    attempt,
    ...(isLast && { dead_letter: true }),
    duration_ms: Math.round(seconds * 1e6) / 1e3,
  }
}
