import type { Logging } from '../../../src/logging/index.ts'
import type { Engine } from '../../../src/request/engine.ts'
import { defineService } from '../../../src/service/index.ts'
import { bareEngine } from '../../support/bare-engine.ts'

/** What a request needs on its way when nothing but its log line matters. */
export function engineFor(logging: Logging, enrich: Engine['enrich'] = null): Engine {
  return bareEngine({
    service: defineService({ name: 'orders' }),
    observers: logging.accessLog === null ? [] : [logging.accessLog],
    isError: (_exchange, status) => status === 299,
    enrich,
  })
}
