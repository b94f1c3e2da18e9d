import type { ReadableSpan } from '@opentelemetry/sdk-trace'
import type { Sender } from '../export/pump.ts'

/** Hands spans to whoever asked for them in this very process. */
export class MemorySender<T> implements Sender<T> {
  readonly to = 'memory'
  readonly #take: (spans: readonly ReadableSpan[]) => void
  readonly #toSpans: (items: readonly T[]) => ReadableSpan[]

  constructor(
    take: (spans: readonly ReadableSpan[]) => void,
    toSpans: (items: readonly T[]) => ReadableSpan[],
  ) {
    this.#take = take
    this.#toSpans = toSpans
  }

  async send(items: readonly T[]): Promise<void> {
    this.#take(this.#toSpans(items))
  }

  abort(): void {}
}
