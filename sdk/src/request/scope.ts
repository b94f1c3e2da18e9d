import { AsyncLocalStorage } from 'node:async_hooks'
import type { Context } from '@opentelemetry/api'
import { shared } from '../shared.ts'
import type { Exchange } from './exchange.ts'
import type { Job } from './job.ts'

/**
 * What asynchronous code is running for: the request, and the OpenTelemetry context where one
 * was asked for. An exchange is itself the scope in which it begins, so that a request costs
 * one object; a span that the application activates makes a narrower scope around it.
 */
export interface Scope {
  readonly exchange: Exchange | null
  context: Context | null
  /** Where the work is no request. */
  readonly job?: Job | null
}

/** One for the process, whichever of the two module forms asks, however many copies there are. */
export const scopes: AsyncLocalStorage<Scope> = shared(
  'scopes',
  () => new AsyncLocalStorage<Scope>(),
)

export function currentExchange(): Exchange | null {
  return scopes.getStore()?.exchange ?? null
}
