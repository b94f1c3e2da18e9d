import { performance } from 'node:perf_hooks'
import type { Exchange } from '../../request/exchange.ts'
import type { Completion } from '../../request/outcome.ts'
import type { Route } from '../../service/index.ts'
import type { LocalTrace } from '../local-trace.ts'
import type { SpanRecord } from '../record.ts'
import type { HeadSampler } from './head.ts'

export type KeptFor = 'failed' | 'slow' | 'sampled'

/** What is said of a trace when all is known of it: kept if it failed, was slow, or by chance. */
export class Keeper {
  /** Traces that were kept. */
  readonly kept: Record<KeptFor, number> = { failed: 0, slow: 0, sampled: 0 }
  readonly #head: HeadSampler
  readonly #slowMs: number
  readonly #streams: ReadonlySet<string>

  constructor(head: HeadSampler, slowMs: number, routes: readonly Route[]) {
    this.#head = head
    this.#slowMs = slowMs
    this.#streams = new Set(routes.filter((route) => route.stream).map((route) => route.key))
  }

  keeps(exchange: Exchange, { failed, status, durationSeconds }: Completion): boolean {
    if (failed || status >= 500 || exchange.trace?.failed === true) return this.#keep('failed')
    if (this.#isSlow(exchange, durationSeconds * 1_000)) return this.#keep('slow')
    const sampled = this.#head.samples(exchange) || exchange.trace?.verdict === 'kept'
    return sampled && this.#keep('sampled')
  }

  /** As far as it has come; a request is counted when it ends. */
  keepsSoFar(trace: LocalTrace): boolean {
    const { exchange, failed, startedAt } = trace
    if (exchange === null) return this.keepsJob(trace)
    const slow = this.#isSlow(exchange, performance.now() - startedAt)
    return failed || slow || this.#head.samples(exchange)
  }

  /** One whose root is not a request. */
  keepsJob({ failed, startedAt, root }: LocalTrace): boolean {
    const sampled = ((root?.spanContext().traceFlags ?? 0) & 1) === 1
    return this.#keepsBy(failed, performance.now() - startedAt, sampled)
  }

  /** A span that is all there is of its trace here. */
  keepsAlone({ traceId, failed, startedAt, endedAt }: SpanRecord): boolean {
    return this.#keepsBy(failed, endedAt - startedAt, this.#head.samplesTrace(traceId))
  }

  /** A trace that was not to be kept, in which something failed later. */
  keepsAfterAll(): boolean {
    return this.#keep('failed')
  }

  #keepsBy(failed: boolean, durationMs: number, sampled: boolean): boolean {
    if (failed) return this.#keep('failed')
    if (durationMs > this.#slowMs) return this.#keep('slow')
    return sampled && this.#keep('sampled')
  }

  /** A stream is as long as its reader stays. */
  #isSlow({ method, route }: Exchange, ms: number): boolean {
    return ms > this.#slowMs && !this.#streams.has(`${method} ${route?.label ?? ''}`)
  }

  #keep(reason: KeptFor): true {
    this.kept[reason] += 1
    return true
  }
}
