import type { Exchange } from '../request/exchange.ts'
import type { RequestSummary } from './options.ts'

/** A request that is over, as the application's hooks are told of it. */
export function summaryOf(exchange: Exchange, status: number): RequestSummary & { req: object } {
  const { traceId, spanId, requestId, method, route, error, req } = exchange
  return { traceId, spanId, requestId, method, route: route?.label ?? '', status, error, req }
}
