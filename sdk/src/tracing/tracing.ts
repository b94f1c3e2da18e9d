import { performance } from 'node:perf_hooks'
import type { Attributes, Tracer } from '@opentelemetry/api'
import { within } from '../lifecycle/drain.ts'
import type { Observer } from '../request/engine.ts'
import type { Exchange } from '../request/exchange.ts'
import type { Completion } from '../request/outcome.ts'
import type { Scope } from '../request/scope.ts'
import type { Adoption, SetHeader } from './bridge.ts'
import type { Counts } from './counts.ts'
import type { JobBeginning, JobSpan } from './job-span.ts'
import type { LocalTrace } from './local-trace.ts'
import type { Ids, TracingOptions } from './options.ts'
import { assemble, type Parts } from './parts.ts'
import { propagate } from './propagate.ts'
import type { SpanRecord } from './record.ts'
import type { KeptFor } from './sampling/keep.ts'

/**
 * Decides which traces are kept, and sees to it that they are exported. Where nobody asked for
 * traces, ids and their propagation are all that there is, and nothing of OpenTelemetry is loaded.
 */
export class Tracing implements Observer {
  readonly #parts: Parts

  constructor(options: TracingOptions) {
    this.#parts = assemble(options)
  }

  get counts(): Counts {
    return this.#parts.counts
  }

  /** Where traces go; null where nowhere. */
  get endpoint(): string | null {
    return this.#parts.endpoint
  }

  get tracer(): Tracer {
    return this.#parts.loading.tracer
  }

  /** Spans that are held until their traces are decided, and those that wait for export. */
  get waiting(): number {
    return this.#parts.traces.held + this.#parts.pump.waiting
  }

  /** Traces that were kept, by why. */
  get kept(): Readonly<Record<KeptFor, number>> {
    return this.#parts.keeper.kept
  }

  /** The application's own OpenTelemetry, where it has one. */
  get adopted(): Adoption | null {
    return this.#parts.loading.adopted
  }

  /**
   * Loads OpenTelemetry, where there is a reason to. What ends before that is done waits. Never
   * fails; to be waited for by who needs instrumentations in place before modules are loaded.
   */
  start(): Promise<void> {
    return this.#parts.loading.start()
  }

  /** Whether metrics may point at the request's trace: it is certain to be there. */
  pointsAt(exchange: Exchange, completion: Completion): boolean {
    return this.#parts.verdicts.pointsAt(exchange, completion)
  }

  completed(exchange: Exchange, completion: Completion): void {
    const kept = this.#parts.verdicts.keeps(exchange, completion)
    if (this.adopted !== null) return this.adopted.completed(exchange, completion)
    const { trace } = exchange
    if (kept) {
      const failed = completion.failed || completion.status >= 500 || trace?.failed === true
      this.#parts.outlet.request(exchange, completion, failed)
    }
    trace?.owner.settle(trace, kept)
    if (kept) trace?.letGo()
  }

  /** A span of our own, ended. */
  addSpan(scope: Scope | null, record: SpanRecord): void {
    const exchange = scope?.exchange ?? null
    if (exchange?.ignored === true) return
    if (this.adopted !== null) {
      if (exchange !== null) this.adopted.addSpan(exchange, record)
      return
    }
    if (this.endpoint === null) return
    const trace = scope === null ? null : this.#traceIn(scope)
    if (trace !== null) trace.owner.ended(trace, record, record.failed)
    else if (this.#parts.keeper.keepsAlone(record)) this.#parts.outlet.span(record, record.failed)
  }

  /** What a span that begins in a scope is below; null where it begins a trace of its own. */
  activeSpan(scope: Scope | null): Ids | null {
    if (scope === null) return null
    return this.#parts.loading.bridge?.activeSpan(scope) ?? scope.exchange ?? scope.job ?? null
  }

  /** Something that happened within the active span. Kept with it, so it costs little where not. */
  addEvent(name: string, attributes: Attributes): void {
    this.#parts.loading.bridge?.addEvent(name, attributes)
  }

  /** The span of work that is no request; null where nobody asked for spans. */
  startJob(job: JobBeginning): JobSpan | null {
    return this.#parts.loading.bridge?.startJob(job) ?? null
  }

  /** Sets the headers that carry the trace on to whoever is called within `span`. */
  inject<Carrier>(
    scope: Scope | null,
    span: Ids,
    carrier: Carrier,
    setOn: (carrier: Carrier, name: string, value: string) => void,
  ): void {
    const set: SetHeader = (name, value) => setOn(carrier, name, value)
    if (this.adopted !== null) this.adopted.inject(set)
    else propagate(scope, span, this.#parts.head, this.#parts.loading.bridge, set)
  }

  /** True where all that is kept was taken within the time given. */
  async flush(deadlineMs: number): Promise<boolean> {
    const end = performance.now() + deadlineMs
    if (this.#parts.pump.waiting > 0) await within(deadlineMs, this.start())
    return this.#parts.pump.flush(Math.max(0, end - performance.now()))
  }

  /** The same for the last time: what is still open is decided, what is left is given up. */
  async shutdown(deadlineMs: number): Promise<boolean> {
    this.#parts.traces.settleAll()
    const flushed = await this.flush(deadlineMs)
    this.#parts.pump.close()
    this.#parts.loading.bridge?.stop()
    return flushed
  }

  #traceIn(scope: Scope): LocalTrace | null {
    const active = this.#parts.loading.bridge?.traceOf(scope) ?? null
    return active ?? (scope.exchange === null ? null : this.#parts.traces.of(scope.exchange))
  }
}
