import type { Engine } from '../../src/request/engine.ts'
import { RouteTable } from '../../src/request/routes.ts'
import { defineService } from '../../src/service/index.ts'

/** What a request needs on its way, and no more: a test adds the part that it is about. */
export function bareEngine(parts: Partial<Engine>): Engine {
  return {
    service: defineService({ name: 'shop' }),
    routes: new RouteTable([]),
    requestIdHeader: 'x-request-id',
    frameworkEchoes: false,
    observers: [],
    active: { begin: () => {}, end: () => {} },
    admin: null,
    problems: null,
    adoption: null,
    draining: false,
    inProgress: 0,
    isError: null,
    enrich: null,
    internalError: (where, error) => {
      throw new Error(where, { cause: error })
    },
    ...parts,
  }
}
