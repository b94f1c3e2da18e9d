import type { Context, Span, SpanContext, SpanOptions, Tracer } from '@opentelemetry/api'
import { currentExchange } from '../request/scope.ts'

type Run = (span: Span) => unknown

/** A tracer that can be handed out at once. Until OpenTelemetry is there, its spans record nothing. */
export class LateTracer implements Tracer {
  real: Tracer | null = null

  startSpan(name: string, options?: SpanOptions, context?: Context): Span {
    return this.real?.startSpan(name, options, context) ?? new SilentSpan()
  }

  startActiveSpan<F extends Run>(name: string, run: F): ReturnType<F>
  startActiveSpan<F extends Run>(name: string, options: SpanOptions, run: F): ReturnType<F>
  startActiveSpan<F extends Run>(
    name: string,
    options: SpanOptions,
    context: Context,
    run: F,
  ): ReturnType<F>
  startActiveSpan(name: string, ...rest: readonly unknown[]): unknown {
    if (this.real !== null) {
      const start = this.real.startActiveSpan.bind(this.real) as (...args: unknown[]) => unknown
      return start(name, ...rest)
    }
    return (rest.at(-1) as Run)(new SilentSpan())
  }
}

/** Stands for the request, as far as there is one, and takes no notes. */
class SilentSpan implements Span {
  readonly #context: SpanContext

  constructor() {
    const exchange = currentExchange()
    const { traceId, spanId } = exchange ?? { traceId: '0'.repeat(32), spanId: '0'.repeat(16) }
    this.#context = { traceId, spanId, traceFlags: 0 }
  }

  spanContext(): SpanContext {
    return this.#context
  }

  setAttribute(): this {
    return this
  }

  setAttributes(): this {
    return this
  }

  addEvent(): this {
    return this
  }

  addLink(): this {
    return this
  }

  addLinks(): this {
    return this
  }

  setStatus(): this {
    return this
  }

  updateName(): this {
    return this
  }

  end(): void {}

  isRecording(): boolean {
    return false
  }

  recordException(): void {}
}
