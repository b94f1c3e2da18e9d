import type { MessageHeaders } from '../correlation/carrier.ts'

/** Clients of brokers tend to answer in text. */
export type Lag = number | string

/** How to read messages of a queue. All of it has a default: what is not known is left out. */
export interface ConsumeOptions<Message> {
  /** `kafka`, `rabbitmq`, `redis` …, as OpenTelemetry names it in `messaging.system`. */
  readonly system?: string
  /** Where the sender's ids are. Default: `message.headers`, else `message.properties.headers`. */
  readonly headers?: (message: Message) => MessageHeaders | null | undefined
  /** For the span and the log line. */
  readonly id?: (message: Message) => string | number | undefined
  /** Which delivery it is; the first is 1. */
  readonly attempt?: (message: Message) => number | undefined
  /** A message whose last attempt fails is a dead letter. */
  readonly maxAttempts?: number | ((message: Message) => number | undefined)
  /** When it was sent, in milliseconds since 1970 or as a date. */
  readonly sentAt?: (message: Message) => number | Date | undefined
  /** How many messages wait, or lie behind; asked every ten seconds. */
  readonly lag?: () => Lag | Promise<Lag>
}

type Reader<Message, Value> = ((message: Message) => Value | null | undefined) | undefined

/** What the application tells of a message. What goes wrong in telling is told, and not known then. */
export class MessageReader<Message> {
  readonly #options: ConsumeOptions<Message>
  readonly #failed: (error: unknown) => void

  constructor(options: ConsumeOptions<Message>, failed: (error: unknown) => void) {
    this.#options = options
    this.#failed = failed
  }

  headers(message: Message): MessageHeaders {
    const headers = this.#read(this.#options.headers ?? usualHeaders, message)
    return typeof headers === 'object' && headers !== null ? headers : {}
  }

  id(message: Message): string | undefined {
    const id = this.#read(this.#options.id, message)
    return id === undefined ? undefined : String(id)
  }

  attempt(message: Message): number | undefined {
    return this.#read(this.#options.attempt, message)
  }

  maxAttempts(message: Message): number | undefined {
    const { maxAttempts } = this.#options
    return typeof maxAttempts === 'function' ? this.#read(maxAttempts, message) : maxAttempts
  }

  sentAt(message: Message): number | undefined {
    const sentAt = this.#read(this.#options.sentAt, message)
    return sentAt === undefined ? undefined : Number(sentAt)
  }

  #read<Value>(read: Reader<Message, Value>, message: Message): Value | undefined {
    if (read === undefined) return undefined
    try {
      return read(message) ?? undefined
    } catch (error) {
      this.#failed(error)
      return undefined
    }
  }
}

function usualHeaders(message: unknown): MessageHeaders | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const { headers, properties } = message as {
    headers?: MessageHeaders
    properties?: { headers?: MessageHeaders } | null
  }
  return headers ?? properties?.headers
}
