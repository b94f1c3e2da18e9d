import { canonicalRoute } from '../service/index.ts'
import type { Engine } from '../request/engine.ts'
import type { RouteEntry } from '../request/routes.ts'
import type { FastifyRequest, RouteContext } from './shapes.ts'

/**
 * `request.routeOptions` builds an object for every request; what it reads from is kept on the
 * request under a symbol of Fastify's, which is looked up once. Without it, the public way.
 */
export class RouteReader {
  readonly #entries = new WeakMap<RouteContext, RouteEntry | null>()
  #context: symbol | null | undefined

  /** Null where no route took the request. */
  read(request: FastifyRequest, engine: Engine): RouteEntry | null {
    const context = this.#contextOf(request)
    const known = this.#entries.get(context)
    if (known !== undefined) return known
    const { url } = context.config ?? {}
    const entry = url === undefined ? null : engine.routes.get(canonicalRoute(url, 'fastify'))
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
