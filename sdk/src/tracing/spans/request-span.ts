import { performance } from 'node:perf_hooks'
import type {
  AttributeValue,
  Attributes,
  Exception,
  Link,
  Span,
  SpanContext,
  SpanStatus,
  TimeInput,
} from '@opentelemetry/api'
import type { Exchange } from '../../request/exchange.ts'
import type { LocalTrace } from '../local-trace.ts'
import type { Status } from './description.ts'

/** What the application says of a request. */
export class Notes {
  attributes: Attributes | null = null
  events: NotedEvent[] | null = null
  links: Link[] | null = null
  status: Status | null = null
  name: string | null = null
  droppedAttributes = 0
  droppedEvents = 0
  droppedLinks = 0
}

export interface NotedEvent {
  readonly name: string
  /** `performance.now()`, or what the application gave. */
  readonly at: TimeInput
  readonly attributes: Attributes | undefined
}

/** By OpenTelemetry's own numbers. */
const statusCodes = ['unset', 'ok', 'error'] as const

const max = { attributes: 100, events: 64, links: 64 } as const

/**
 * A request's span as `trace.getActiveSpan()` gives it to the application. It takes notes; the
 * span itself is made at the end, from the request, where its trace is kept.
 */
export class RequestSpan implements Span {
  readonly trace: LocalTrace
  readonly exchange: Exchange
  readonly #context: SpanContext
  readonly notes: Notes = new Notes()
  #count = 0

  constructor(trace: LocalTrace, exchange: Exchange, context: SpanContext) {
    this.trace = trace
    this.exchange = exchange
    this.#context = context
  }

  spanContext(): SpanContext {
    return this.#context
  }

  setAttribute(key: string, value: AttributeValue): this {
    if (!this.isRecording() || typeof key !== 'string' || key === '') return this
    const { notes } = this
    notes.attributes ??= Object.create(null) as Attributes
    if (!(key in notes.attributes)) {
      if (this.#count >= max.attributes) {
        notes.droppedAttributes += 1
        return this
      }
      this.#count += 1
    }
    notes.attributes[key] = value
    return this
  }

  setAttributes(attributes: Attributes): this {
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) this.setAttribute(key, value)
    }
    return this
  }

  addEvent(name: string, second?: Attributes | TimeInput, third?: TimeInput): this {
    if (!this.isRecording()) return this
    this.notes.events ??= []
    if (this.notes.events.length >= max.events) {
      this.notes.droppedEvents += 1
      return this
    }
    const at = isTime(second) ? second : third
    const attributes = isTime(second) ? undefined : second
    this.notes.events.push({ name, at: at ?? performance.now(), attributes })
    return this
  }

  addLink(link: Link): this {
    if (!this.isRecording()) return this
    this.notes.links ??= []
    if (this.notes.links.length < max.links) this.notes.links.push(link)
    else this.notes.droppedLinks += 1
    return this
  }

  addLinks(links: Link[]): this {
    for (const link of links) this.addLink(link)
    return this
  }

  /** As everywhere in OpenTelemetry, `ok` is the application's last word. */
  setStatus({ code, message }: SpanStatus): this {
    const word = statusCodes[code] ?? 'unset'
    if (!this.isRecording() || word === 'unset' || this.notes.status?.code === 'ok') return this
    this.notes.status =
      word === 'error' && message !== undefined ? { code: word, message } : { code: word }
    if (word === 'error') this.trace.failed = true
    return this
  }

  updateName(name: string): this {
    if (this.isRecording()) this.notes.name = name
    return this
  }

  /** The span ends with the request. */
  end(): void {}

  isRecording(): boolean {
    return !this.exchange.completed
  }

  /** An error that the application saw is one, though the answer may not show it. */
  recordException(exception: Exception): void {
    if (!this.isRecording()) return
    this.exchange.fail(exception)
    this.trace.failed = true
  }
}

function isTime(value: Attributes | TimeInput | undefined): value is TimeInput {
  return typeof value === 'number' || value instanceof Date || Array.isArray(value)
}
