import {
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span as ApiSpan,
} from '@opentelemetry/api'
import type { Span, SpanProcessor } from '@opentelemetry/sdk-trace'
import { scopes } from '../../request/scope.ts'
import type { ClientSpan } from '../client-span.ts'
import type { Home } from './home.ts'

/** What was going on when a span began. */
export interface Begun {
  readonly work: ClientSpan['work']
  readonly parent: ApiSpan | undefined
}

export function begin(context: Context): Begun {
  const scope = scopes.getStore()
  return { work: scope?.exchange ?? scope?.job ?? null, parent: trace.getSpan(context) }
}

/**
 * Shows the spans of clients to who measures them, whether their traces are kept or not. What runs
 * here runs in the application's call, so nothing may be thrown.
 */
export class ClientSpans {
  readonly #home: () => Home
  /** An ORM's span and its driver's are one operation: the inner one counts. */
  readonly #covered = new WeakSet<object>()

  constructor(home: () => Home) {
    this.#home = home
  }

  /** Called just before a span ends: something may still be added to it. */
  ending(span: object, { parent }: Begun, told: () => ClientSpan): void {
    if (this.#covered.has(span)) return
    const { onClientSpan, internalError } = this.#home()
    try {
      if (onClientSpan?.(told()) === true && parent !== undefined) this.#covered.add(parent)
    } catch (error) {
      internalError('measuring a span of a client', error)
    }
  }
}

/** Sees those that our own provider makes. */
export class ClientSpanProcessor implements SpanProcessor {
  readonly #clients: ClientSpans
  readonly #begun = new WeakMap<object, Begun>()

  constructor(clients: ClientSpans) {
    this.#clients = clients
  }

  onStart(span: Span, context: Context): void {
    if (span.kind === SpanKind.CLIENT) this.#begun.set(span, begin(context))
  }

  onEnding(span: Span): void {
    const begun = this.#begun.get(span)
    if (begun !== undefined) this.#clients.ending(span, begun, () => clientSpan(span, begun))
  }

  onEnd(): void {}
  async forceFlush(): Promise<void> {}
  async shutdown(): Promise<void> {}
}

function clientSpan(span: Span, { work }: Begun): ClientSpan {
  const [seconds, nanos] = span.duration
  const recorded = span.events.find(({ name }) => name === 'exception')
  return {
    attributes: span.attributes,
    failed: span.status.code === SpanStatusCode.ERROR,
    exception: recorded?.attributes ?? {},
    durationSeconds: seconds + nanos / 1e9,
    work,
    setAttribute: (key, value) => void span.setAttribute(key, value),
  }
}
