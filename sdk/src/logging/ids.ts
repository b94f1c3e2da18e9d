import { currentExchange } from '../request/scope.ts'

/** What a line is about, with the request that it was written in. What the line says itself stands. */
export function withIds(fields: object): object {
  const exchange = currentExchange()
  if (exchange === null) return fields
  return {
    trace_id: exchange.traceId,
    span_id: exchange.spanId,
    request_id: exchange.requestId,
    ...fields,
  }
}
