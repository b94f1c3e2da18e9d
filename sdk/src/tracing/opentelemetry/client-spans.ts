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

interface Begun {
  readonly work: ClientSpan['work']
  readonly parent: ApiSpan | undefined
}

/**
 * Shows the spans of clients to who measures them, whether their traces are kept or not. What runs
 * here runs in the application's call, so nothing may be thrown.
 */
export class ClientSpanProcessor implements SpanProcessor {
  readonly #home: () => Home
  readonly #begun = new WeakMap<object, Begun>()
  /** An ORM's span and its driver's are one operation: the inner one counts. */
  readonly #covered = new WeakSet<object>()

  constructor(home: () => Home) {
    this.#home = home
  }

  onStart(span: Span, context: Context): void {
    if (span.kind !== SpanKind.CLIENT) return
    const scope = scopes.getStore()
    const work = scope?.exchange ?? scope?.job ?? null
    this.#begun.set(span, { work, parent: trace.getSpan(context) })
  }

  onEnding(span: Span): void {
    const begun = this.#begun.get(span)
    if (begun === undefined || this.#covered.has(span)) return
    const { onClientSpan, internalError } = this.#home()
    try {
      const taken = onClientSpan?.(clientSpan(span, begun))
      if (taken === true && begun.parent !== undefined) this.#covered.add(begun.parent)
    } catch (error) {
      internalError('measuring a span of a client', error)
    }
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
