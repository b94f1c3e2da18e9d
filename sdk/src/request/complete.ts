import { performance } from 'node:perf_hooks'
import { errorTypes } from '../service/index.ts'
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
  if (exchange.ignored) return
  try {
    exchange.reach(exchange.route ?? exchange.journey?.find(exchange) ?? engine.routes.unmatched)
    if (isIgnored(exchange)) return
    engine.active.end(exchange.method)
    const completion = completionOf(exchange, finished)
    exchange.completion = completion
    addEnrichment(exchange)
    for (const observer of engine.observers) observer.completed(exchange, completion)
  } catch (error) {
    engine.internalError('completing a request', error)
  }
}

/** An upgrade is a connection, not a request: its duration says nothing. */
function isIgnored(exchange: Exchange): boolean {
  if ((exchange.req as { upgrade?: boolean }).upgrade === true) exchange.ignore()
  return exchange.ignored
}

function completionOf(exchange: Exchange, finished: boolean): Completion {
  const { res } = exchange
  const endedAt = performance.now()
  const durationSeconds = (endedAt - exchange.startedAt) / 1_000
  const status = finished || res.headersSent ? res.statusCode : 0
  if (!finished) {
    const errorType = abortType(exchange)
    return {
      status,
      durationSeconds,
      endedAt,
      errorType,
      failed: errorType === errorTypes.serverAborted,
    }
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
