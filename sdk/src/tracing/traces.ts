import { performance } from 'node:perf_hooks'
import type { Exchange } from '../request/exchange.ts'
import type { Counts } from './counts.ts'
import { LocalTrace, type Ended } from './local-trace.ts'
import type { Limits } from './settings.ts'

/** What the traces need to know of the world. */
export interface Judge {
  /** Whether a trace that has not ended is to be kept by what is known of it. */
  keepsSoFar(trace: LocalTrace): boolean
  /** A request whose trace was dropped, until something in it failed after its end. */
  bringBack(exchange: Exchange): void
  keep(spans: readonly Ended[], failed: boolean): void
}

/**
 * Spans that have ended wait here until their trace is decided. All is bounded: spans of a trace,
 * traces, spans of all traces, and time.
 */
export class Traces {
  readonly #judge: Judge
  readonly #limits: Limits
  readonly #counts: Counts
  /** Those that hold spans, oldest first. */
  readonly #holding = new Set<LocalTrace>()
  readonly #quietly: <T>(run: () => T) => T
  #held = 0
  #sweeper: NodeJS.Timeout | null = null

  constructor(judge: Judge, limits: Limits, counts: Counts, quietly: <T>(run: () => T) => T) {
    this.#judge = judge
    this.#limits = limits
    this.#counts = counts
    this.#quietly = quietly
  }

  get held(): number {
    return this.#held
  }

  /** The trace below a request, made when it is first asked for. */
  of(exchange: Exchange): LocalTrace {
    if (exchange.trace !== null) return exchange.trace
    const trace = new LocalTrace(this, exchange, null, exchange.startedAt)
    if (exchange.completed) trace.verdict = exchange.kept ? 'kept' : 'dropped'
    exchange.trace = trace
    return trace
  }

  ended(trace: LocalTrace, span: Ended, failed: boolean): void {
    if (failed) trace.failed = true
    if (trace.verdict === 'kept') this.#judge.keep([span], trace.failed)
    else if (trace.verdict === 'open') this.#hold(trace, span)
    else this.#endedLate(trace, span, failed)
  }

  settle(trace: LocalTrace, kept: boolean): void {
    trace.verdict = kept ? 'kept' : 'dropped'
    if (kept) this.#judge.keep(this.#release(trace), trace.failed)
    else if (trace.unfinished === 0) this.#release(trace)
  }

  /** Decides all that is still open, by what is known. */
  settleAll(): void {
    for (const trace of this.#holding) this.#settleEarly(trace)
  }

  /**
   * The verdict was against the trace, but what it was about has not ended. If it fails now, the
   * trace is kept after all, with as much of it as is still there.
   */
  #endedLate(trace: LocalTrace, span: Ended, failed: boolean): void {
    if (failed && this.#canComeBack(trace)) {
      if (trace.exchange !== null) this.#judge.bringBack(trace.exchange)
      this.settle(trace, true)
      this.#judge.keep([span], true)
      trace.letGo()
    } else if (trace.unfinished > 0) this.#hold(trace, span)
    else this.#release(trace)
  }

  /** What never was a request (a probe, an upgrade) has no trace. */
  #canComeBack({ exchange }: LocalTrace): boolean {
    return exchange === null || exchange.completion !== null
  }

  #hold(trace: LocalTrace, span: Ended): void {
    if (trace.spans.length >= this.#limits.spansPerTrace) {
      this.#counts.dropped.trace_full += 1
      return
    }
    if (trace.spans.length === 0) this.#holding.add(trace)
    trace.spans.push(span)
    this.#held += 1
    this.#sweeper ??= this.#quietly(() =>
      setInterval(() => this.#sweep(), this.#limits.sweepMs).unref(),
    )
    if (this.#isFull()) this.#evict()
  }

  #release(trace: LocalTrace): readonly Ended[] {
    const { spans } = trace
    trace.spans = []
    this.#held -= spans.length
    this.#holding.delete(trace)
    return spans
  }

  #isFull(): boolean {
    const { heldTraces, heldSpans } = this.#limits
    return this.#holding.size > heldTraces || this.#held > heldSpans
  }

  #evict(): void {
    for (const trace of this.#holding) {
      this.#settleEarly(trace)
      if (!this.#isFull()) return
    }
  }

  #settleEarly(trace: LocalTrace): void {
    const open = trace.verdict === 'open'
    if (open && this.#judge.keepsSoFar(trace)) return this.settle(trace, true)
    const { exchange } = trace
    const { length } = this.#release(trace)
    // What is still going on may fail yet; what there was of it so far is gone.
    if (open && exchange?.completed !== true) this.#counts.dropped.evicted += length
    if (exchange?.completed === true) trace.verdict = 'dropped'
  }

  #sweep(): void {
    const now = performance.now()
    const { heldMs, graceMs } = this.#limits
    for (const trace of this.#holding) {
      const since = trace.exchange?.completion?.endedAt ?? trace.startedAt
      if (now - since > (trace.verdict === 'open' ? heldMs : graceMs)) this.#settleEarly(trace)
    }
    if (this.#holding.size === 0) this.#stop()
  }

  #stop(): void {
    if (this.#sweeper !== null) clearInterval(this.#sweeper)
    this.#sweeper = null
  }
}
