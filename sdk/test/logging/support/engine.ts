import type { Engine } from '../../../src/request/engine.ts'
import type { Exchange } from '../../../src/request/exchange.ts'
import { RouteTable } from '../../../src/request/routes.ts'
import type { Logging } from '../../../src/logging/index.ts'
import { defineService } from '../../../src/service/index.ts'

/** What a request needs on its way when nothing but its log line matters. */
export function engineFor(
  logging: Logging,
  enrich: ((exchange: Exchange) => Record<string, unknown> | undefined) | null = null,
): Engine {
  return {
    service: defineService({ name: 'orders' }),
    routes: new RouteTable([]),
    requestIdHeader: 'x-request-id',
    observers: logging.accessLog === null ? [] : [logging.accessLog],
    active: { begin: () => {}, end: () => {} },
    admin: null,
    draining: false,
    inProgress: 0,
    isError: (_exchange, status) => status === 299,
    enrich,
    internalError: (where, error) => {
      throw new Error(where, { cause: error })
    },
  }
}
