import { performance } from 'node:perf_hooks'
import { SpanStatusCode, trace, type Context, type Span as ApiSpan } from '@opentelemetry/api'
import type { ReadableSpan, Span, SpanProcessor } from '@opentelemetry/sdk-trace'
import { LocalTrace } from '../local-trace.ts'
import { exchangeIn } from './context-manager.ts'
import type { Home } from './home.ts'
import { setTraceOfSpan, traceOfSpan } from './span-traces.ts'
import { setStartOfSpan } from '../spans/times.ts'

/** Takes every span that is made through OpenTelemetry's API to the trace that it belongs to. */
export class TraceProcessor implements SpanProcessor {
  readonly #home: () => Home

  constructor(home: () => Home) {
    this.#home = home
  }

  onStart(span: Span, context: Context): void {
    const found = this.#traceAbove(trace.getSpan(context), context, span)
    const local = found ?? new LocalTrace(this.#home().traces, null, span, performance.now())
    local.unfinished += 1
    setTraceOfSpan(span, local)
    setStartOfSpan(span, performance.now())
  }

  onEnd(span: ReadableSpan): void {
    const local = traceOfSpan(span)
    if (local === undefined) return
    local.unfinished -= 1
    local.owner.ended(local, span, hasFailed(span))
    if (local.root === span && local.verdict === 'open') {
      local.owner.settle(local, this.#home().keepsJob(local))
    }
  }

  async forceFlush(): Promise<void> {}
  async shutdown(): Promise<void> {}

  /** By the span above it, not by the trace's id: one trace may come through a process twice. */
  #traceAbove(parent: ApiSpan | undefined, context: Context, { parentSpanContext: above }: Span) {
    if (parent === undefined || above === undefined) return undefined
    const known = traceOfSpan(parent)
    if (known !== undefined || above.isRemote === true) return known
    const exchange = exchangeIn(context)
    return exchange?.traceId === above.traceId ? this.#home().traces.of(exchange) : undefined
  }
}

function hasFailed({ status, events }: ReadableSpan): boolean {
  return status.code === SpanStatusCode.ERROR || events.some(({ name }) => name === 'exception')
}
