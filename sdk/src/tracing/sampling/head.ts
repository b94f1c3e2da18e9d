import { explicitRandomness, parseTraceState, withThreshold } from '../../correlation/tracestate.ts'
import type { Exchange } from '../../request/exchange.ts'
import { Allowance } from './allowance.ts'
import { reaches, thresholdOf, type Threshold } from './threshold.ts'

/** What a caller may have kept of its own accord, in traces a second. */
const callersPerSecond = 100

/** What can be said of a trace before anything has happened in it. */
export class HeadSampler {
  readonly #threshold: Threshold
  readonly #callers = new Allowance(callersPerSecond)
  /** What goes on where we sample and nobody has said anything before. */
  readonly #ownState: string

  constructor(probability: number) {
    this.#threshold = thresholdOf(probability)
    this.#ownState = withThreshold(null, this.#threshold.th)
  }

  /** Decided when somebody first has to know, and once. */
  samples(exchange: Exchange): boolean {
    return (exchange.sampled ??= this.#decide(exchange))
  }

  #decide({ traceId, parent, req, startedAt }: Exchange): boolean {
    if (parent === null) return this.#byChance(traceId, null)
    const { tracestate } = req.headers
    return this.decide(traceId, tracestate as string | undefined, parent.sampled, startedAt)
  }

  decide(traceId: string, state: string | undefined, callerSampled: boolean, now: number): boolean {
    const told = state?.includes('ot=') === true
    const chosen = told ? explicitRandomness(parseTraceState(state)) : null
    return this.#byChance(traceId, chosen) || (callerSampled && this.#callers.take(now))
  }

  /** A trace of which nothing but its id is known. */
  samplesTrace(traceId: string): boolean {
    return this.#byChance(traceId, null)
  }

  #byChance(traceId: string, chosen: string | null): boolean {
    const { least } = this.#threshold
    return chosen === null ? reaches(traceId, least) : chosen >= least
  }

  /** `tracestate` of what a request calls. */
  stateOf(exchange: Exchange): string {
    this.samples(exchange)
    return this.keptStateOf(exchange)
  }

  /** That of its own span, which may be kept without having been asked whether it is sampled. */
  keptStateOf({ sampled, parent, req }: Exchange): string {
    const received = parent === null ? undefined : (req.headers['tracestate'] as string | undefined)
    return this.stateFor(sampled === true, parent?.sampled === true, received)
  }

  /**
   * `tracestate` for whoever comes next. A threshold says how many traces this one stands for: the
   * caller's holds where it sampled the trace, ours where we did, none where nobody did. (What is
   * kept only for how it ended stands for nothing but itself.)
   */
  stateFor(sampled: boolean, callerSampled: boolean, received: string | undefined): string {
    if (received === undefined) return sampled && !callerSampled ? this.#ownState : ''
    const state = parseTraceState(received)
    if (sampled && callerSampled) return state?.text ?? ''
    return withThreshold(state, sampled ? this.#threshold.th : null)
  }
}
