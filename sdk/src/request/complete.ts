import { performance } from 'node:perf_hooks'
import { errorTypes } from '../service/index.ts'
import type { Exchange } from './exchange.ts'
import type { Observer } from './engine.ts'
import type { RouteEntry } from './routes.ts'
import { abortType, failureType, type Completion } from './outcome.ts'

/**
 * The last moment of a request, whichever end of the response is seen first. Nothing that goes
 * wrong here may reach the request, and no observer may cost another one its turn.
 */
export function complete(exchange: Exchange, finished: boolean): void {
  if (exchange.completed) return
  exchange.completed = true
  exchange.engine.inProgress -= 1
  if (exchange.ignored) return
  exchange.reach(routeOf(exchange))
  if (isIgnored(exchange)) return
  const { active, observers } = exchange.engine
  active.end(exchange.method)
  const completion = completionOf(exchange, finished)
  exchange.completion = completion
  addEnrichment(exchange)
  for (const observer of observers) tell(observer, exchange, completion)
}

function routeOf(exchange: Exchange): RouteEntry {
  try {
    const found = exchange.route ?? exchange.journey?.find(exchange)
    return found ?? exchange.engine.routes.unmatched
  } catch (error) {
    exchange.engine.internalError('finding the route of a request', error)
    return exchange.engine.routes.unmatched
  }
}

function tell(observer: Observer, exchange: Exchange, completion: Completion): void {
  try {
    observer.completed(exchange, completion)
  } catch (error) {
    exchange.engine.internalError('completing a request', error)
  }
}

/** An upgrade is a connection, not a request: its duration says nothing. */
function isIgnored(exchange: Exchange): boolean {
  if ((exchange.req as { upgrade?: boolean }).upgrade === true) exchange.ignore()
  return exchange.ignored
}

function completionOf(exchange: Exchange, finished: boolean): Completion {
  const endedAt = performance.now()
  const durationSeconds = (endedAt - exchange.startedAt) / 1_000
  if (!finished) return abortedAt(exchange, endedAt, durationSeconds)
  const status = exchange.res.statusCode
  const failed = status >= 500 || isError(exchange, status)
  const errorType = failed ? failureType(exchange, status) : ''
  return { status, durationSeconds, endedAt, errorType, failed }
}

/** An answer that we broke off has no status, whatever its headers said: nobody can use it. */
function abortedAt(exchange: Exchange, endedAt: number, durationSeconds: number): Completion {
  const errorType = abortType(exchange)
  const failed = errorType === errorTypes.serverAborted
  const { headersSent, statusCode } = exchange.res
  const status = headersSent && !failed ? statusCode : 0
  return { status, durationSeconds, endedAt, errorType, failed }
}

/** Both hooks are the application's: what they throw is told, and then it is as if they were not. */
function isError(exchange: Exchange, status: number): boolean {
  const { engine } = exchange
  if (engine.isError === null) return false
  try {
    return engine.isError(exchange, status)
  } catch (error) {
    engine.internalError('asking isError', error)
    return false
  }
}

function addEnrichment(exchange: Exchange): void {
  const { engine } = exchange
  if (engine.enrich === null) return
  try {
    const fields = engine.enrich(exchange)
    if (fields !== undefined) exchange.addFields(fields)
  } catch (error) {
    engine.internalError('asking enrich', error)
  }
}
