import { joinRoutes } from '../service/index.ts'
import type { Exchange, RouteFinder } from '../request/exchange.ts'
import type { RouteEntry } from '../request/routes.ts'
import { ownerOf, type Marked } from './marks.ts'
import { patternHere } from './pattern.ts'
import { findRoute } from './resolve.ts'
import type { Request, Router } from './shapes.ts'
import { pathname } from './url.ts'

/** What a router was mounted under: as it stands in the URL, and as its author wrote it. */
interface Prefix {
  readonly baseUrl: string
  readonly template: string
}

const top: Prefix = { baseUrl: '', template: '' }

/**
 * Where a request is among nested routers. Express keeps only the concrete prefix (`req.baseUrl`,
 * ids and all); this keeps the template that stands for it.
 */
export class Journey implements RouteFinder {
  readonly #root: Router
  /** Both are made when a router is mounted below another: most requests need neither. */
  #mounts: Prefix[] | null = null
  #prefixes: Map<Router, Prefix> | null = null

  constructor(root: Router) {
    this.#root = root
  }

  /** A layer with a path is entered: from here on `baseUrl` means its template. */
  mount(layer: Marked, baseUrl: string): void {
    const parent = this.prefixOf(ownerOf(layer))
    if (baseUrl === parent.baseUrl) return
    const pattern = patternHere(layer, baseUrl.slice(parent.baseUrl.length))
    const mount = { baseUrl, template: joinRoutes(parent.template, pattern) }
    ;(this.#mounts ??= []).push(mount)
  }

  /** A nested router begins below the latest mount that has its prefix. */
  enter(router: Router, baseUrl: string): void {
    const mount = this.#mounts?.findLast((entry) => entry.baseUrl === baseUrl)
    if (mount !== undefined) (this.#prefixes ??= new Map()).set(router, mount)
  }

  prefixOf(router: Router | undefined): Prefix {
    return (router === undefined ? undefined : this.#prefixes?.get(router)) ?? top
  }

  /** The route that a request was meant for, where something answered before its turn. */
  find(exchange: Exchange): RouteEntry | null {
    const { originalUrl } = exchange.req as Request
    const label = findRoute(this.#root, pathname(originalUrl), exchange.req.method ?? '')
    return label === null ? null : exchange.engine.routes.get(label)
  }
}
