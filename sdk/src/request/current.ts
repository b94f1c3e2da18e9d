import { scopes } from './scope.ts'

/** The ids of the request, or the message, that is worked on, for any code and any logger. */
export interface Current {
  readonly traceId: string
  readonly spanId: string
  readonly requestId: string
}

/** Undefined outside of both. */
export function current(): Current | undefined {
  const scope = scopes.getStore()
  const work = scope?.exchange ?? scope?.job
  if (work === undefined || work === null) return undefined
  const { traceId, spanId, requestId } = work
  return { traceId, spanId, requestId }
}
