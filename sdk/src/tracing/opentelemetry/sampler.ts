import { performance } from 'node:perf_hooks'
import { trace, type Context } from '@opentelemetry/api'
import { TraceState } from '@opentelemetry/core'
import { SamplingDecision, type Sampler, type SamplingResult } from '@opentelemetry/sdk-trace'
import type { HeadSampler } from '../sampling/head.ts'

/**
 * Every span is recorded, since its trace may yet turn out to be worth keeping. What is passed on
 * is the decision at the head: a span follows its local root, a root the rest of its trace.
 */
export class RecordingSampler implements Sampler {
  readonly #head: () => HeadSampler

  constructor(head: () => HeadSampler) {
    this.#head = head
  }

  shouldSample(context: Context, traceId: string): SamplingResult {
    const parent = trace.getSpan(context)?.spanContext()
    const valid = parent !== undefined && trace.isSpanContextValid(parent)
    if (valid && parent.isRemote !== true) return { decision: decisionOf(isSampled(parent)) }
    const received = valid ? parent.traceState?.serialize() : undefined
    const head = this.#head()
    const callerSampled = valid && isSampled(parent)
    const sampled = head.decide(traceId, received, callerSampled, performance.now())
    const state = head.stateFor(sampled, callerSampled, received)
    return { decision: decisionOf(sampled), traceState: new TraceState(state) }
  }

  toString(): string {
    return 'RecordingSampler'
  }
}

function isSampled({ traceFlags }: { traceFlags: number }): boolean {
  return (traceFlags & 1) === 1
}

function decisionOf(sampled: boolean): SamplingDecision {
  return sampled ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.RECORD
}
