import type { ServerResponse } from 'node:http'
import { exchangeOf } from '../request/owner.ts'
import type { Exchange } from '../request/exchange.ts'
import { Journey } from './journey.ts'
import { answerProblem } from './problems.ts'
import { kindOf, markLayers, type Marked } from './marks.ts'
import type { Layer, Next, Request, Router } from './shapes.ts'
import { hasRoute } from './resolve.ts'
import { pathname } from './url.ts'

export type Method = (this: unknown, ...args: never[]) => unknown

type Handle = (req: Request, res: ServerResponse, next: Next) => unknown
type HandleError = (error: unknown, req: Request, res: ServerResponse, next: Next) => unknown

/** Every router, nested ones too, when a request enters it. */
export function watchRouter(original: Method, firstSeen: (router: Router) => void): Method {
  return function handle(this: Router, req: Request, res: ServerResponse, done: Next) {
    const exchange = exchangeOf(req)
    if (exchange === undefined) return (original as Handle).call(this, req, res, done)
    if (markLayers(this)) firstSeen(this)
    if (exchange.journey !== null) {
      ;(exchange.journey as Journey).enter(this, req.baseUrl ?? '')
      return (original as Handle).call(this, req, res, done)
    }
    exchange.journey = new Journey(this, exchange.engine.routes.top)
    if (servedByUs(exchange, this, req)) return undefined
    return (original as Handle).call(this, req, res, leaving(exchange, done))
  } as Method
}

/** Our own end points, unless the application has a route of that very path. */
function servedByUs(exchange: Exchange, router: Router, req: Request): boolean {
  const { admin } = exchange.engine
  if (admin === null || !admin.owns(req) || hasRoute(router, pathname(req.url))) return false
  exchange.ignore()
  admin.serve(req, exchange.res)
  return true
}

/** Express' last word: an error that no handler took, or a request that no route took. */
function leaving(exchange: Exchange, done: Next): Next {
  return (error) => {
    if (error) exchange.fail(error)
    else exchange.route = exchange.engine.routes.unmatched
    const { problems = null } = exchange.engine
    if (problems === null || !answerProblem(problems, exchange, error)) done(error)
  }
}

/** Every layer: middleware, mounted routers and routes. */
export function watchLayer(original: Method): Method {
  return function handleRequest(this: Marked, req: Request, res: ServerResponse, next: Next) {
    const kind = kindOf(this)
    if (kind !== undefined && kind !== 'plain') reach(this, kind, req)
    return (original as Handle).call(this, req, res, next)
  } as Method
}

function reach(layer: Marked, kind: 'route' | 'mount', req: Request): void {
  const exchange = exchangeOf(req)
  if (exchange === undefined || exchange.journey === null) return
  const journey = exchange.journey as Journey
  try {
    if (kind === 'mount') journey.mount(layer, req.baseUrl ?? '')
    else exchange.reach(journey.routeAt(layer, req.url))
  } catch (error) {
    exchange.engine.internalError('reading a route of Express', error)
  }
}

/** Error handlers see the error before they answer, whatever they answer. */
export function watchError(original: Method): Method {
  return function handleError(
    this: Layer,
    error: unknown,
    req: Request,
    res: ServerResponse,
    next: Next,
  ) {
    exchangeOf(req)?.fail(error)
    return (original as HandleError).call(this, error, req, res, next)
  } as Method
}
