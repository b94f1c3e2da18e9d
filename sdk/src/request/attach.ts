import { AsyncResource } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { complete } from './complete.ts'
import type { Exchange } from './exchange.ts'
import type { MaybeHttp2 } from './outcome.ts'
import { exchangeOf, own } from './owner.ts'
import { scopes } from './scope.ts'

type Emit = (this: EventEmitter, name: string, ...args: unknown[]) => boolean
type Listener = (this: ServerResponse) => void

const emit: Emit = Reflect.get(EventEmitter.prototype, 'emit')

/**
 * Ties both halves of a request to its exchange. Their events are emitted from the socket's
 * context, in which AsyncLocalStorage has nothing (`req.on('data')` after the first chunk,
 * `res.on('close')`), so each half gets an `emit` of its own that restores the request's scope.
 * It is one function for all requests, and it sees the end of the response without a listener.
 */
export function attach(exchange: Exchange): void {
  const { req, res } = exchange
  own(req, exchange)
  own(res, exchange)
  req.emit = emitOfRequest
  res.emit = emitOfResponse
}

function emitOfRequest(this: IncomingMessage, name: string, ...args: unknown[]): boolean {
  if (isUnheard(this, name)) return false
  const exchange = exchangeOf(this)
  // Node itself waits for the end of a request that nobody reads, and wants no scope for it.
  const plain = exchange === undefined || (name === 'end' && isForNodeAlone(this))
  return plain ? emit.call(this, name, ...args) : emitWithin(exchange, this, name, ...args)
}

function emitOfResponse(this: ServerResponse, name: string, ...args: unknown[]): boolean {
  const exchange = exchangeOf(this)
  if (exchange === undefined) return emit.call(this, name, ...args)
  if (name === 'finish') return finish(exchange)
  const heard = !isUnheard(this, name) && emitWithin(exchange, this, name, ...args)
  if (name === 'close') complete(exchange, false)
  return heard
}

/** Most events have no listener, and all that happens then is that an error is thrown. */
function isUnheard(emitter: EventEmitter, name: string): boolean {
  return emitter.listenerCount(name) === 0 && name !== 'error'
}

function isForNodeAlone(req: IncomingMessage): boolean {
  return req.listenerCount('end') === 1 && req.listeners('end')[0]?.name === 'clearIncoming'
}

function emitWithin(
  exchange: Exchange,
  emitter: EventEmitter,
  name: string,
  ...args: unknown[]
): boolean {
  if (isWithin(exchange)) return emit.call(emitter, name, ...args)
  return scopes.run(exchange, emitIn, emitter, name, ...args)
}

function isWithin(exchange: Exchange): boolean {
  return scopes.getStore()?.exchange === exchange
}

function emitIn(emitter: EventEmitter, name: string, ...args: unknown[]): boolean {
  return emit.call(emitter, name, ...args)
}

function finish(exchange: Exchange): boolean {
  const heard = emitFinish(exchange)
  complete(exchange, isWhole(exchange.res))
  return heard
}

/** In HTTP/2 an answer is said to be finished whenever its stream is over, whatever ended it. */
function isWhole(res: MaybeHttp2): boolean {
  return res.writableEnded && (res.stream?.rstCode ?? 0) === 0
}

/** Made here, where there is no request. */
const nowhere = new AsyncResource('@obs-toolkit/sdk')

/**
 * Node's own listener comes first. It starts the timer of a connection that is kept, and the scope
 * that a timer begins in lives as long as it does: with it the request, its body and its answer.
 */
function emitFinish(exchange: Exchange): boolean {
  const { res } = exchange
  const [first, ...others] = res.rawListeners('finish') as Listener[]
  if (first?.name !== 'bound resOnFinish') return emitWithin(exchange, res, 'finish')
  nowhere.runInAsyncScope(first, res)
  if (others.length === 0) return true
  if (isWithin(exchange)) callAll(others, res)
  else scopes.run(exchange, callAll, others, res)
  return true
}

function callAll(listeners: readonly Listener[], res: ServerResponse): void {
  for (const listener of listeners) listener.call(res)
}
