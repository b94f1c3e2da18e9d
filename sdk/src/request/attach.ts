import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { complete } from './complete.ts'
import type { Exchange } from './exchange.ts'
import { scopes } from './scope.ts'

const owner = Symbol.for('@obs-toolkit/sdk/exchange')

interface Attached {
  [owner]?: Exchange
}

export function exchangeOf(message: object): Exchange | undefined {
  return (message as Attached)[owner]
}

/**
 * Ties both halves of a request to its exchange. Their events are emitted from the socket's
 * context, in which AsyncLocalStorage has nothing (`req.on('data')` after the first chunk,
 * `res.on('close')`), so each half gets an `emit` of its own that restores the request's scope.
 * It is one function for all requests, and it sees the end of the response without a listener.
 */
export function attach(exchange: Exchange): void {
  const { req, res } = exchange
  ;(req as Attached)[owner] = exchange
  ;(res as Attached)[owner] = exchange
  req.emit = emitOfRequest
  res.emit = emitOfResponse
}

const { emit } = EventEmitter.prototype

function emitOfRequest(this: IncomingMessage, ...event: Parameters<typeof emit>): boolean {
  const exchange = exchangeOf(this)
  return exchange === undefined ? emit.apply(this, event) : emitWithin(exchange, this, event)
}

function emitOfResponse(this: ServerResponse, ...event: Parameters<typeof emit>): boolean {
  const exchange = exchangeOf(this)
  if (exchange === undefined) return emit.apply(this, event)
  const heard = emitWithin(exchange, this, event)
  if (event[0] === 'finish' || event[0] === 'close') complete(exchange, event[0] === 'finish')
  return heard
}

function emitWithin(
  exchange: Exchange,
  emitter: EventEmitter,
  event: Parameters<typeof emit>,
): boolean {
  // Most events have no listener, and to ask costs less than a scope.
  const within = scopes.getStore()?.exchange === exchange
  if (within || emitter.listenerCount(event[0] as string) === 0) return emit.apply(emitter, event)
  return scopes.run(exchange, emitIn, emitter, event)
}

function emitIn(emitter: EventEmitter, event: Parameters<typeof emit>): boolean {
  return emit.apply(emitter, event)
}
