import { performance } from 'node:perf_hooks'
import type { Attributes, Tracer } from '@opentelemetry/api'
import { within } from '../lifecycle/drain.ts'
import type { Observer } from '../request/engine.ts'
import type { Exchange } from '../request/exchange.ts'
import type { Completion } from '../request/outcome.ts'
import type { Scope } from '../request/scope.ts'
import type { Adoption, Bridge, SetHeader } from './bridge.ts'
import { Counts } from './counts.ts'
import { Outlet } from './export/outlet.ts'
import { Pump } from './export/pump.ts'
import type { JobBeginning, JobSpan } from './job-span.ts'
import { LateTracer } from './late-tracer.ts'
import type { LocalTrace } from './local-trace.ts'
import type { Ids, TracingOptions } from './options.ts'
import { propagate } from './propagate.ts'
import { createQuietRunner } from './quiet.ts'
import type { SpanRecord } from './record.ts'
import { hasForeignProvider } from './registered.ts'
import { Allowance } from './sampling/allowance.ts'
import { HeadSampler } from './sampling/head.ts'
import { Keeper, type KeptFor } from './sampling/keep.ts'
import { endpointFrom, isDisabled, limitsFrom, type Limits } from './settings.ts'
import { Traces } from './traces.ts'

/** One for each panel that somebody looks at, and then some. */
const markedPerSecond = 10

/**
 * Decides which traces are kept, and sees to it that they are exported. Where nobody asked for
 * traces, ids and their propagation are all that there is, and nothing of OpenTelemetry is loaded.
 */
export class Tracing implements Observer {
  readonly tracer: Tracer
  readonly counts: Counts = new Counts()
  /** Where traces go; null where nowhere. */
  readonly endpoint: string | null
  readonly #options: TracingOptions
  readonly #limits: Limits
  readonly #head: HeadSampler
  readonly #keeper: Keeper
  readonly #pump: Pump
  readonly #outlet: Outlet
  readonly #traces: Traces
  readonly #lateTracer = new LateTracer()
  /** Null where we choose ourselves. */
  readonly #exemplars: Allowance | null
  #bridge: Bridge | null = null
  #starting: Promise<void> | null = null

  constructor(options: TracingOptions) {
    const { env = process.env, sampling, service, warn, redaction, capture } = options
    const all = sampling === 'collector'
    const quietly = createQuietRunner()
    this.#options = options
    const endpoint = () => (capture === undefined ? endpointFrom(env, warn) : 'memory')
    this.endpoint = hasForeignProvider() ? null : endpoint()
    this.tracer = this.#lateTracer
    this.#limits = { ...limitsFrom(env), ...options.limits }
    this.#exemplars = all ? new Allowance(markedPerSecond) : null
    this.#head = new HeadSampler(all ? 1 : sampling.success)
    this.#keeper = new Keeper(this.#head, all ? Infinity : sampling.slowMs, service.routes)
    this.#pump = new Pump(this.#limits, this.counts, quietly, warn)
    this.#outlet = new Outlet(redaction, this.#head, this.#pump, capture ?? null)
    this.#traces = new Traces(
      {
        keepsSoFar: (trace) => this.#keeper.keepsSoFar(trace),
        bringBack: (exchange) => this.#bringBack(exchange),
        keep: (spans, failed) => {
          for (const span of spans) this.#outlet.span(span, failed)
        },
      },
      this.#limits,
      this.counts,
      quietly,
    )
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
    return this.#bridge?.adopted ?? null
  }

  /**
   * Loads OpenTelemetry, where there is a reason to. What ends before that is done waits. Never
   * fails; to be waited for by who needs instrumentations in place before modules are loaded.
   */
  start(): Promise<void> {
    return (this.#starting ??= this.#isNeeded() ? this.#start() : Promise.resolve())
  }

  /** Whether the request's trace is kept. Asked first by whoever wants to point at it. */
  decide(exchange: Exchange, completion: Completion): boolean {
    return (exchange.kept ??= this.#keeps(exchange, completion))
  }

  /** Whether metrics may point at the request's trace: it is certain to be there. */
  pointsAt(exchange: Exchange, completion: Completion): boolean {
    const kept = this.decide(exchange, completion)
    exchange.pointedAt = kept && (completion.failed || this.#mayPoint(completion))
    return exchange.pointedAt
  }

  completed(exchange: Exchange, completion: Completion): void {
    const kept = this.decide(exchange, completion)
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
    return this.#bridge?.activeSpan(scope) ?? scope.exchange ?? scope.job ?? null
  }

  /** Something that happened within the active span. Kept with it, so it costs little where not. */
  addEvent(name: string, attributes: Attributes): void {
    this.#bridge?.addEvent(name, attributes)
  }

  /** The span of work that is no request; null where nobody asked for spans. */
  startJob(job: JobBeginning): JobSpan | null {
    return this.#bridge?.startJob(job) ?? null
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
    else propagate(scope, span, this.#head, this.#bridge, set)
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
    this.#bridge?.stop()
    return flushed
  }

  /** A collector that chooses keeps what is marked, so no more is marked than it can keep. */
  #mayPoint({ endedAt }: Completion): boolean {
    return this.#exemplars === null || this.#exemplars.take(endedAt)
  }

  #keeps(exchange: Exchange, completion: Completion): boolean {
    if (this.adopted !== null) return exchange.sampled === true
    return this.endpoint !== null && this.#keeper.keeps(exchange, completion)
  }

  #traceIn(scope: Scope): LocalTrace | null {
    const active = this.#bridge?.traceOf(scope) ?? null
    return active ?? (scope.exchange === null ? null : this.#traces.of(scope.exchange))
  }

  #isNeeded(): boolean {
    const { env = process.env, instrumentations } = this.#options
    if (isDisabled(env)) return false
    return this.endpoint !== null || instrumentations.length > 0 || hasForeignProvider()
  }

  async #start(): Promise<void> {
    try {
      const { startOpenTelemetry } = await import('./opentelemetry/index.ts')
      const bridge = await startOpenTelemetry({
        ...this.#options,
        endpoint: this.endpoint,
        timeoutMs: this.#limits.timeoutMs,
        home: {
          traces: this.#traces,
          head: this.#head,
          keepsJob: (trace) => this.#keeper.keepsJob(trace),
          onClientSpan: this.#options.onClientSpan,
          internalError: this.#options.internalError,
        },
      })
      this.#bridge = bridge
      this.#lateTracer.real = bridge.tracer
      if (bridge.sender !== null) this.#pump.open(bridge.sender)
      if (bridge.adopted !== null) this.#pump.close()
    } catch (error) {
      this.#options.internalError('loading OpenTelemetry', error)
    }
  }

  #bringBack(exchange: Exchange): void {
    if (exchange.completion === null || exchange.kept === true) return
    exchange.kept = this.#keeper.keepsAfterAll()
    this.#outlet.request(exchange, exchange.completion, true)
  }
}
