import type { Call } from '../calls/call.ts'
import { failureTypeOfUndici } from '../calls/failure.ts'
import { outboundOf, type Listeners } from '../process.ts'
import type { Destination } from '../destinations/destination.ts'
import type { Destinations } from '../destinations/destinations.ts'
import { ofOrigin, targetOf } from '../target.ts'
import { isUnobserved } from '../unobserved.ts'
import { callerOf } from './caller.ts'
import { undiciHeaders } from './headers.ts'
import type { UndiciRequest } from './request.ts'
import { watchUpgrade } from './upgrade.ts'

/** What undici, Node's own behind `fetch` and any other copy, tells of its requests. */
export const undiciChannels: Listeners = {
  'undici:request:create': onCreated,
  'undici:request:headers': onHeaders,
  'undici:request:trailers': onEnd,
  'undici:request:error': onError,
}

interface Message {
  readonly request: UndiciRequest
}

const calls = new WeakMap<object, Call>()

function onCreated({ request }: Message): void {
  const scope = callerOf(request)
  if (isUnobserved(scope)) return
  const outbound = outboundOf(scope)
  if (outbound === null) return
  const { destinations } = outbound
  const { method, path } = request
  const origin = String(request.origin)
  const scheme = origin.startsWith('https:') ? 'https:' : 'http:'
  const target = targetOf(destinations, connectedTo(destinations, origin), method, scheme, path)
  const call = outbound.begin(scope, method, target)
  calls.set(request, call)
  watchUpgrade(request, call)
  outbound.propagate(undiciHeaders, scope, call, target, request)
}

function connectedTo(destinations: Destinations, origin: string): Destination {
  const known = destinations.known(origin)
  if (known !== undefined) return known
  const url = URL.parse(origin)
  return url === null ? destinations.find(origin, '', null) : ofOrigin(destinations, url)
}

function onHeaders({ request, response }: Message & { response: { statusCode: number } }): void {
  const { statusCode } = response
  // Early hints and their like come before the answer.
  if (statusCode >= 200 || statusCode === 101) calls.get(request)?.answered(statusCode)
}

function onEnd({ request }: Message): void {
  calls.get(request)?.end()
}

function onError({ request, error }: Message & { error: unknown }): void {
  calls.get(request)?.fail(failureTypeOfUndici(error), error)
}
