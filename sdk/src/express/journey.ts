import type { Exchange, RouteFinder } from '../request/exchange.ts'
import type { Prefix, RouteEntry } from '../request/routes.ts'
import { ownerOf, type Marked } from './marks.ts'
import { patternHere } from './pattern.ts'
import { findRoute } from './resolve.ts'
import type { Request, Router } from './shapes.ts'
import { pathname } from './url.ts'

/** What a router was mounted under: as it stands in the URL, and as its author wrote it. */
interface Mount {
  readonly baseUrl: string
  readonly prefix: Prefix
}

/**
 * Where a request is among nested routers. Express keeps only the concrete prefix (`req.baseUrl`,
 * ids and all); this keeps the template that stands for it.
 */
export class Journey implements RouteFinder {
  readonly #root: Router
  readonly #top: Mount
  /** Both are made when a router is mounted below another: most requests need neither. */
  #mounts: Mount[] | null = null
  #entered: Map<Router, Mount> | null = null

  constructor(root: Router, top: Prefix) {
    this.#root = root
    this.#top = { baseUrl: '', prefix: top }
  }

  /** A layer with a path is entered: from here on `baseUrl` means its template. */
  mount(layer: Marked, baseUrl: string): void {
    const above = this.#mountOf(ownerOf(layer))
    if (baseUrl === above.baseUrl) return
    const pattern = patternHere(layer, baseUrl.slice(above.baseUrl.length))
    ;(this.#mounts ??= []).push({ baseUrl, prefix: above.prefix.below(pattern) })
  }

  /** A nested router begins below the latest mount that has its prefix. */
  enter(router: Router, baseUrl: string): void {
    const mount = this.#mounts?.findLast((entry) => entry.baseUrl === baseUrl)
    if (mount !== undefined) (this.#entered ??= new Map()).set(router, mount)
  }

  /** A route is reached: `url` is what its router sees of it. */
  routeAt(layer: Marked, url: string | undefined): RouteEntry {
    const { prefix } = this.#mountOf(ownerOf(layer))
    return prefix.route(patternHere(layer, pathname(url)))
  }

  #mountOf(router: Router | undefined): Mount {
    return (router === undefined ? undefined : this.#entered?.get(router)) ?? this.#top
  }

  /** The route that a request was meant for, where something answered before its turn. */
  find(exchange: Exchange): RouteEntry | null {
    const { originalUrl } = exchange.req as Request
    const label = findRoute(this.#root, pathname(originalUrl), exchange.req.method ?? '')
    return label === null ? null : exchange.engine.routes.get(label)
  }
}
