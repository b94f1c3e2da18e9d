import { exchangeOf } from '../request/owner.ts'
import { begin } from '../request/begin.ts'
import type { EngineSlot } from '../request/slot.ts'
import type { Exchange } from '../request/exchange.ts'
import { scopes } from '../request/scope.ts'
import { echoHijacked } from './hijacked.ts'
import { addFirst } from './hooks.ts'
import { RouteReader } from './routes.ts'
import type { FastifyApp, FastifyReply, FastifyRequest } from './shapes.ts'

type Done = () => void

/**
 * Fastify routes before its first hook runs, so the route is known at once. A request begins at
 * the server; where there is none (`inject`, HTTP/2, a server of the application's own) here.
 */
export function observeFastify(app: FastifyApp, slot: EngineSlot): void {
  const routes = new RouteReader()
  echoHijacked(app)

  addFirst(app, 'onRequest', (request: FastifyRequest, reply: FastifyReply, done: Done) => {
    const { engine } = slot
    if (engine === null) return done()
    const known = exchangeOf(request.raw)
    const exchange = known ?? begin(engine, request.raw, reply.raw)
    reply.header(engine.requestIdHeader, exchange.requestId)
    const route = routes.read(request, engine)
    if (route !== null) exchange.reach(route)
    else if (servedByUs(exchange, request, reply)) return
    if (known === undefined) scopes.run(exchange, enter, exchange, done)
    else enter(exchange, done)
  })

  addFirst(
    app,
    'onError',
    (request: FastifyRequest, _reply: FastifyReply, error: unknown, done: Done) => {
      exchangeOf(request.raw)?.fail(error)
      done()
    },
  )
}

function enter(exchange: Exchange, done: Done): void {
  const { adoption } = exchange.engine
  if (adoption === null) done()
  else adoption.enter(exchange, done)
}

/** Our own end points: what is here has no route of the application's. */
function servedByUs(exchange: Exchange, request: FastifyRequest, reply: FastifyReply): boolean {
  const { admin } = exchange.engine
  if (admin === null || !admin.owns(request.raw)) return false
  exchange.ignore()
  reply.hijack()
  admin.serve(request.raw, reply.raw)
  return true
}
