import { orders } from './plan.ts'

/** One request in ten asks to be traced; the others leave it to the service. */
const sampledOneIn = 10
/** Odd, so that no two of 2^32 indices meet; the golden ratio, so that neighbours lie far apart. */
const spread = 0x9e37_79b1

/** What the run shares, and what is the request's own; `load/src/run/trace.ts` knows it too. */
export function traceIdOf(index: number): string {
  return orders.trace + ((Math.imul(index, spread) >>> 0) + 0x1_0000_0000).toString(16)
}

export function correlate(headers: Record<string, string>, index: number): void {
  const traceId = traceIdOf(index)
  const flags = index % sampledOneIn === 0 ? '-01' : '-00'
  headers['traceparent'] = `00-${traceId}-${traceId.slice(16)}${flags}`
  headers['x-request-id'] = traceId
}
