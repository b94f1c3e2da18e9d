import { performance } from 'node:perf_hooks'
import type { Exchange } from './exchange.ts'
import { abortType, failureType, type Completion } from './outcome.ts'

/**
 * The last moment of a request, whichever end of the response is seen first. Nothing that goes
 * wrong here may reach the request.
 */
export function complete(exchange: Exchange, finished: boolean): void {
  if (exchange.completed) return
  exchange.completed = true
  const { engine } = exchange
  engine.active.end(exchange.method)
  exchange.route ??= engine.routes.unmatched
  if (exchange.ignored || exchange.route.ignored || exchange.upgraded) return
  try {
    const completion = completionOf(exchange, finished)
    addEnrichment(exchange)
    for (const observer of engine.observers) observer.completed(exchange, completion)
  } catch (error) {
    engine.internalError('completing a request', error)
  }
}

function completionOf(exchange: Exchange, finished: boolean): Completion {
  const { res } = exchange
  const endedAt = performance.now()
  const durationSeconds = (endedAt - exchange.startedAt) / 1_000
  const status = finished || res.headersSent ? res.statusCode : 0
  if (!finished) {
    const errorType = abortType(exchange)
    return { status, durationSeconds, endedAt, errorType, failed: errorType !== 'client_aborted' }
  }
  const failed = status >= 500 || exchange.engine.isError?.(exchange, status) === true
  const errorType = failed ? failureType(exchange, status) : ''
  return { status, durationSeconds, endedAt, errorType, failed }
}

function addEnrichment(exchange: Exchange): void {
  const { enrich } = exchange.engine
  if (enrich === null) return
  const fields = enrich(exchange)
  if (fields !== undefined) exchange.addFields(fields)
}
