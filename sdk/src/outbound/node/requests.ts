import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { scopes } from '../../request/scope.ts'
import type { Call } from '../calls/call.ts'
import { failureType, isHangUp, timeout } from '../calls/failure.ts'
import { outboundOf, type Listeners } from '../process.ts'
import { targetOf } from '../target.ts'
import { isUnobserved } from '../unobserved.ts'
import { connectedTo, reached } from './connected.ts'
import { nodeHeaders } from './headers.ts'

/** What `node:http` and `node:https` tell of their requests. */
export const nodeChannels: Listeners = {
  'http.client.request.created': onCreated,
  'http.client.response.finish': onAnswered,
  'http.client.request.error': onError,
}

interface Message {
  readonly request: ClientRequest
}

const calls = new WeakMap<ClientRequest, Call>()

function onCreated({ request }: Message): void {
  const scope = scopes.getStore() ?? null
  if (isUnobserved(scope)) return
  const outbound = outboundOf(scope)
  if (outbound === null) return
  const { destinations } = outbound
  const { method, protocol, path } = request
  const target = targetOf(destinations, connectedTo(destinations, request), method, protocol, path)
  const call = outbound.begin(scope, method, target)
  calls.set(request, call)
  request.on('timeout', onTimeout)
  request.on('close', onClose)
  outbound.propagate(nodeHeaders, scope, call, target, request)
}

/** The name of the channel deceives: it is told when the headers are there. */
function onAnswered({ request, response }: Message & { response: IncomingMessage }): void {
  callOf(request)?.answered(response.statusCode ?? 0)
}

function onError({ request, error }: Message & { error: unknown }): void {
  const call = callOf(request, error)
  if (call === undefined) return
  // It was destroyed on this side, without a word: because it took too long, or on purpose.
  if (request.destroyed && isHangUp(error)) call.fail(call.timedOut ? timeout : null, undefined)
  else call.fail(failureType(error), error)
}

function onTimeout(this: ClientRequest): void {
  const call = callOf(this)
  if (call !== undefined) call.timedOut = true
}

/** The last that is heard of a request, however it went. */
function onClose(this: ClientRequest): void {
  const call = callOf(this)
  if (call === undefined || call.endedAt !== 0) return
  const { res } = this as unknown as { res: IncomingMessage | null }
  if (res === null) return call.fail(call.timedOut ? timeout : null, undefined)
  // Upgrades and tunnels are not told of in a channel.
  call.answered(res.statusCode ?? 0)
  if (res.complete) call.end()
  else call.fail(breakOf(call, this.socket), undefined)
}

/** An answer that did not come to its end was given up by one of the two sides. */
function breakOf(call: Call, socket: Socket | null): string | null {
  if (call.timedOut) return timeout
  return socket?.readableEnded === true ? 'ECONNRESET' : null
}

function callOf(request: ClientRequest, error?: unknown): Call | undefined {
  const call = calls.get(request)
  if (call === undefined || call.status !== 0 || call.destination.port !== null) return call
  call.destination = reached(call.owner.destinations, request, error)
  return call
}
