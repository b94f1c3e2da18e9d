/** The trace that an observation belongs to. */
export interface TraceIds {
  readonly traceId: string
  readonly spanId: string
}

/** One observation of a bucket, with the trace in which to look at it. */
export interface Exemplar extends TraceIds {
  readonly value: number
  readonly timestampSeconds: number
}

export function exemplarOf(value: number, { traceId, spanId }: TraceIds): Exemplar {
  return {
    traceId: detached(traceId),
    spanId: detached(spanId),
    value,
    timestampSeconds: Date.now() / 1_000,
  }
}

/**
 * Ids are slices of a pool of some kilobytes, which V8 keeps alive with them. An exemplar may stay
 * for days, so it has a copy of its own: to cut something off a text, V8 first writes it out.
 */
function detached(id: string): string {
  return `-${id}`.slice(1)
}
