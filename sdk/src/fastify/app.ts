import { canonicalRoute } from '../service/index.ts'
import { exchangeOf } from '../request/attach.ts'
import { begin } from '../request/begin.ts'
import type { Engine } from '../request/engine.ts'
import type { Exchange } from '../request/exchange.ts'
import type { RouteEntry } from '../request/routes.ts'
import { scopes } from '../request/scope.ts'
import { observeServer } from '../request/servers.ts'
import type { FastifyApp, FastifyReply, FastifyRequest, RouteContext } from './shapes.ts'

type Done = () => void

/**
 * Fastify routes before its first hook runs, so the route is known at once. A request begins at
 * the server; where there is none (`inject`, HTTP/2, a server of the application's own) here.
 */
export function observeFastify(app: FastifyApp, engine: Engine): void {
  const routes = new RouteReader(engine)
  observeServer(app.server, engine)

  app.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done: Done) => {
    const known = exchangeOf(request.raw)
    const exchange = known ?? begin(engine, request.raw, reply.raw)
    reply.header(engine.requestIdHeader, exchange.requestId)
    const route = routes.read(request)
    if (route !== null) exchange.reach(route)
    else if (servedByUs(exchange, request, reply)) return
    if (known === undefined) scopes.run(exchange, done)
    else done()
  })

  app.addHook(
    'onError',
    (request: FastifyRequest, _reply: FastifyReply, error: unknown, done: Done) => {
      exchangeOf(request.raw)?.fail(error)
      done()
    },
  )
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

/**
 * `request.routeOptions` builds an object for every request; what it reads from is kept on the
 * request under a symbol of Fastify's, which is looked up once. Without it, the public way.
 */
class RouteReader {
  readonly #engine: Engine
  readonly #entries = new WeakMap<RouteContext, RouteEntry | null>()
  #context: symbol | null | undefined

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** Null where no route took the request. */
  read(request: FastifyRequest): RouteEntry | null {
    const context = this.#contextOf(request)
    const known = this.#entries.get(context)
    if (known !== undefined) return known
    const { url } = context.config ?? {}
    const entry = url === undefined ? null : this.#engine.routes.get(canonicalRoute(url, 'fastify'))
    this.#entries.set(context, entry)
    return entry
  }

  #contextOf(request: FastifyRequest): RouteContext {
    this.#context ??=
      Object.getOwnPropertySymbols(request).find((key) => key.description === 'fastify.context') ??
      null
    const keyed = request as FastifyRequest & Record<symbol, RouteContext | undefined>
    const found = this.#context === null ? undefined : keyed[this.#context]
    return found ?? { config: (request as { routeOptions?: { url?: string } }).routeOptions ?? {} }
  }
}
