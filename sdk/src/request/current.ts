import { currentExchange } from './scope.ts'

/** The ids of the request in progress, for any code and any logger. */
export interface Current {
  readonly traceId: string
  readonly spanId: string
  readonly requestId: string
}

/** Undefined outside a request. */
export function current(): Current | undefined {
  const exchange = currentExchange()
  if (exchange === null) return undefined
  const { traceId, spanId, requestId } = exchange
  return { traceId, spanId, requestId }
}
