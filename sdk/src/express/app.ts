import type { ServerResponse } from 'node:http'
import { exchangeOf } from '../request/owner.ts'
import { begin } from '../request/begin.ts'
import type { Engine } from '../request/engine.ts'
import type { Exchange } from '../request/exchange.ts'
import { scopes } from '../request/scope.ts'
import { observeListener } from '../request/servers.ts'
import { patchClassesOf } from './patch.ts'
import { rootRouter, type App, type Next, type Request } from './shapes.ts'

/**
 * Every request enters an Express application through its `handle`, whoever the server is. The
 * classes behind it are patched at the first request, when it has routes: reading `app.router`
 * earlier would fix settings such as case sensitivity before the application has made them.
 */
export function observeExpress(app: App, engine: Engine): void {
  observeListener(app, engine)
  const original = app.handle
  let ready = false
  app.handle = function handle(this: App, req: Request, res: ServerResponse, done?: Next) {
    if (!ready) ready = prepare(this, engine)
    const known = exchangeOf(req)
    if (known !== undefined) return enter(known, original, this, req, res, done)
    const exchange = begin(engine, req, res)
    res.setHeader(engine.requestIdHeader, exchange.requestId)
    return scopes.run(exchange, enter, exchange, original, this, req, res, done)
  }
}

function enter(
  exchange: Exchange,
  handle: App['handle'],
  app: App,
  req: Request,
  res: ServerResponse,
  done: Next | undefined,
): void {
  const { adoption } = exchange.engine
  // An application mounted in another is entered with its request under way.
  if (adoption === null || exchange.journey !== null) return handle.call(app, req, res, done)
  adoption.enter(exchange, () => handle.call(app, req, res, done))
}

function prepare(app: App, engine: Engine): boolean {
  try {
    // An application of Express 4 without a route has no router, and answers 404 by itself.
    app.lazyrouter?.()
    const router = rootRouter(app)
    if (router === undefined) return false
    patchClassesOf(router)
    return router.stack.length > 0
  } catch (error) {
    engine.internalError('reading the router of Express', error)
    return true
  }
}
