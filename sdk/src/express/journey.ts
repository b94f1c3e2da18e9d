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
  readonly before: Mount | null
}

interface Entered {
  readonly router: Router
  readonly mount: Mount
  readonly before: Entered | null
}

/**
 * Where a request is among nested routers. Express keeps only the concrete prefix (`req.baseUrl`,
 * ids and all); this keeps the template that stands for it. Few routers are nested, and each
 * request has this made for it, so what is kept are chains, the latest first.
 */
export class Journey implements RouteFinder {
  readonly #root: Router
  readonly #top: Prefix
  #mounts: Mount | null = null
  #entered: Entered | null = null

  constructor(root: Router, top: Prefix) {
    this.#root = root
    this.#top = top
  }

  /** A layer with a path is entered: from here on `baseUrl` means its template. */
  mount(layer: Marked, baseUrl: string): void {
    const above = this.#mountOf(ownerOf(layer))
    const aboveUrl = above?.baseUrl ?? ''
    if (baseUrl === aboveUrl) return
    const pattern = patternHere(layer, baseUrl.slice(aboveUrl.length))
    const prefix = (above?.prefix ?? this.#top).below(pattern)
    this.#mounts = { baseUrl, prefix, before: this.#mounts }
  }

  /** A nested router begins below the latest mount that has its prefix. */
  enter(router: Router, baseUrl: string): void {
    let mount = this.#mounts
    while (mount !== null && mount.baseUrl !== baseUrl) mount = mount.before
    if (mount !== null) this.#entered = { router, mount, before: this.#entered }
  }

  /** A route is reached: `url` is what its router sees of it. */
  routeAt(layer: Marked, url: string | undefined): RouteEntry {
    const prefix = this.#mountOf(ownerOf(layer))?.prefix ?? this.#top
    return prefix.route(patternHere(layer, url))
  }

  /** Null at the top. */
  #mountOf(router: Router | undefined): Mount | null {
    let entered = this.#entered
    while (entered !== null && entered.router !== router) entered = entered.before
    return entered?.mount ?? null
  }

  /** The route that a request was meant for, where something answered before its turn. */
  find(exchange: Exchange): RouteEntry | null {
    const { originalUrl } = exchange.req as Request
    const label = findRoute(this.#root, pathname(originalUrl), exchange.req.method ?? '')
    return label === null ? null : exchange.engine.routes.get(label)
  }
}
