import type { IncomingMessage, ServerResponse } from 'node:http'

// What is used of Express 4 (express/lib/router) and Express 5 (the package `router`), where the
// same things have two names. None of it is public, so whatever is missing is taken as absent.

export type Next = (error?: unknown) => void

export interface Request extends IncomingMessage {
  baseUrl?: string
  originalUrl?: string
}

export interface Route {
  path?: unknown
  _handles_method?(method: string): boolean
  _handlesMethod?(method: string): boolean
}

interface Match {
  path: string
}

export interface Layer {
  handle?: unknown
  route?: Route | undefined
  /** Express 5, router 2.3 and later: the path as it was written. */
  rawPath?: unknown
  /** Express 5: mounted at `/`, matches everything. */
  slash?: boolean
  /** Express 4. */
  regexp?: RegExp & { fast_slash?: boolean; fast_star?: boolean }
  keys?: { name: string | number; optional?: boolean }[]
  /** What the last match took; the match itself is returned instead by router 2.3 and later. */
  path?: string | undefined
  params?: Record<string, unknown> | undefined
  match(path: string): boolean | Match
  constructor: unknown
}

export interface Router {
  stack: Layer[]
  handle(req: Request, res: ServerResponse, done: Next): void
}

export interface App {
  handle(req: Request, res: ServerResponse, done?: Next): void
  set(name: string, value: unknown): unknown
  use(...args: unknown[]): unknown
  /** Express 4 only. */
  lazyrouter?(): void
  _router?: Router
  /** Express 5; in Express 4 reading it throws. */
  router?: Router
}

export function isApp(value: unknown): value is App {
  const app = value as (Partial<App> & object) | null
  return (
    typeof value === 'function' &&
    app !== null &&
    typeof app.handle === 'function' &&
    typeof app.set === 'function' &&
    typeof app.use === 'function'
  )
}

export function isRouter(value: unknown): value is Router {
  const router = value as (Partial<Router> & object) | null
  return (
    typeof value === 'function' &&
    router !== null &&
    Array.isArray(router.stack) &&
    typeof router.handle === 'function'
  )
}

/** Undefined until something is routed: reading it earlier would fix Express 5's settings. */
export function rootRouter(app: App): Router | undefined {
  return typeof app.lazyrouter === 'function' ? app._router : app.router
}
