import { performance } from 'node:perf_hooks'
import type { Attributes, Tracer } from '@opentelemetry/api'
import { within } from '../lifecycle/drain.ts'
import type { Observer } from '../request/engine.ts'
import type { Exchange } from '../request/exchange.ts'
import type { Completion } from '../request/outcome.ts'
import type { Scope } from '../request/scope.ts'
import type { Adoption, SetHeader } from './bridge.ts'
import { Counts } from './counts.ts'
import { Outlet } from './export/outlet.ts'
import { Pump } from './export/pump.ts'
import type { JobBeginning, JobSpan } from './job-span.ts'
import { Loading } from './loading.ts'
import type { LocalTrace } from './local-trace.ts'
import type { Home } from './opentelemetry/home.ts'
import type { StartOptions } from './opentelemetry/index.ts'
import type { Ids, TracingOptions } from './options.ts'
import { propagate } from './propagate.ts'
import { createQuietRunner } from './quiet.ts'
import type { SpanRecord } from './record.ts'
import { hasForeignProvider } from './registered.ts'
import { HeadSampler } from './sampling/head.ts'
import { Keeper, type KeptFor } from './sampling/keep.ts'
import { endpointFrom, limitsFrom, type Limits } from './settings.ts'
import { Traces, type Judge } from './traces.ts'
import { Verdicts } from './verdicts.ts'

/**
 * Decides which traces are kept, and sees to it that they are exported. Where nobody asked for
 * traces, ids and their propagation are all that there is, and nothing of OpenTelemetry is loaded.
 */
export class Tracing implements Observer {
  readonly counts: Counts = new Counts()
  /** Where traces go; null where nowhere. */
  readonly endpoint: string | null
  readonly #head: HeadSampler
  readonly #keeper: Keeper
  readonly #verdicts: Verdicts
  readonly #pump: Pump
  readonly #outlet: Outlet
  readonly #traces: Traces
  readonly #loading: Loading

  constructor(options: TracingOptions) {
    const { env = process.env, sampling, service, warn, redaction, capture } = options
    const collectorChooses = sampling === 'collector'
    const limits = { ...limitsFrom(env), ...options.limits }
    const quietly = createQuietRunner()
    const endpoint = () => (capture === undefined ? endpointFrom(env, warn) : 'memory')
    this.endpoint = hasForeignProvider() ? null : endpoint()
    this.#head = new HeadSampler(collectorChooses ? 1 : sampling.success)
    this.#keeper = new Keeper(
      this.#head,
      collectorChooses ? Infinity : sampling.slowMs,
      service.routes,
    )
    this.#verdicts = new Verdicts({
      keeper: this.#keeper,
      exports: this.endpoint !== null,
      collectorChooses,
      isAdopted: () => this.adopted !== null,
    })
    this.#pump = new Pump(limits, this.counts, quietly, warn)
    this.#outlet = new Outlet(redaction, this.#head, this.#pump, capture ?? null)
    this.#traces = new Traces(this.#judge(), limits, this.counts, quietly)
    this.#loading = new Loading(this.#startOptions(options, limits), this.#pump)
  }

  get tracer(): Tracer {
    return this.#loading.tracer
  }

  /** Spans that are held until their traces are decided, and those that wait for export. */
  get waiting(): number {
    return this.#traces.held + this.#pump.waiting
  }

  /** Traces that were kept, by why. */
  get kept(): Readonly<Record<KeptFor, number>> {
    return this.#keeper.kept
  }

  /** The application's own OpenTelemetry, where it has one. */
  get adopted(): Adoption | null {
    return this.#loading.bridge?.adopted ?? null
  }

  /**
   * Loads OpenTelemetry, where there is a reason to. What ends before that is done waits. Never
   * fails; to be waited for by who needs instrumentations in place before modules are loaded.
   */
  start(): Promise<void> {
    return this.#loading.start()
  }

  /** Whether metrics may point at the request's trace: it is certain to be there. */
  pointsAt(exchange: Exchange, completion: Completion): boolean {
    return this.#verdicts.pointsAt(exchange, completion)
  }

  completed(exchange: Exchange, completion: Completion): void {
    const kept = this.#verdicts.keeps(exchange, completion)
    if (this.adopted !== null) return this.adopted.completed(exchange, completion)
    const { trace } = exchange
    if (kept) {
      const failed = completion.failed || completion.status >= 500 || trace?.failed === true
      this.#outlet.request(exchange, completion, failed)
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
    else if (this.#keeper.keepsAlone(record)) this.#outlet.span(record, record.failed)
  }

  /** What a span that begins in a scope is below; null where it begins a trace of its own. */
  activeSpan(scope: Scope | null): Ids | null {
    if (scope === null) return null
    return this.#loading.bridge?.activeSpan(scope) ?? scope.exchange ?? scope.job ?? null
  }

  /** Something that happened within the active span. Kept with it, so it costs little where not. */
  addEvent(name: string, attributes: Attributes): void {
    this.#loading.bridge?.addEvent(name, attributes)
  }

  /** The span of work that is no request; null where nobody asked for spans. */
  startJob(job: JobBeginning): JobSpan | null {
    return this.#loading.bridge?.startJob(job) ?? null
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
    else propagate(scope, span, this.#head, this.#loading.bridge, set)
  }

  /** True where all that is kept was taken within the time given. */
  async flush(deadlineMs: number): Promise<boolean> {
    const end = performance.now() + deadlineMs
    if (this.#pump.waiting > 0) await within(deadlineMs, this.start())
    return this.#pump.flush(Math.max(0, end - performance.now()))
  }

  /** The same for the last time: what is still open is decided, what is left is given up. */
  async shutdown(deadlineMs: number): Promise<boolean> {
    this.#traces.settleAll()
    const flushed = await this.flush(deadlineMs)
    this.#pump.close()
    this.#loading.bridge?.stop()
    return flushed
  }

  #traceIn(scope: Scope): LocalTrace | null {
    const active = this.#loading.bridge?.traceOf(scope) ?? null
    return active ?? (scope.exchange === null ? null : this.#traces.of(scope.exchange))
  }

  #judge(): Judge {
    return {
      keepsSoFar: (trace) => this.#keeper.keepsSoFar(trace),
      bringBack: (exchange) => this.#bringBack(exchange),
      keep: (spans, failed) => {
        for (const span of spans) this.#outlet.span(span, failed)
      },
    }
  }

  #startOptions(options: TracingOptions, { timeoutMs }: Limits): StartOptions {
    const home: Home = {
      traces: this.#traces,
      head: this.#head,
      keepsJob: (trace) => this.#keeper.keepsJob(trace),
      onClientSpan: options.onClientSpan,
      internalError: options.internalError,
    }
    return { ...options, endpoint: this.endpoint, timeoutMs, home }
  }

  #bringBack(exchange: Exchange): void {
    if (exchange.completion === null || exchange.kept === true) return
    exchange.kept = this.#keeper.keepsAfterAll()
    this.#outlet.request(exchange, exchange.completion, true)
  }
}
