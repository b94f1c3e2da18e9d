import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { shared } from '../shared.ts'
import { begin } from './begin.ts'
import type { Engine } from './engine.ts'
import { exchangeOf } from './owner.ts'
import { scopes } from './scope.ts'

interface RequestStart {
  request: IncomingMessage
  response: ServerResponse
  server: Server
}

interface Servers {
  /** By the function that answers its requests: one application may listen on several sockets. */
  readonly byListener: WeakMap<object, Engine>
  readonly bySelf: WeakMap<Server, Engine | null>
  /** For our own end points. */
  readonly ours: WeakSet<Server>
  /** Requests that nobody observes from their first byte, as far as they are in progress. */
  readonly others: WeakMap<Server, number>
  /** Whose requests on other servers are; none unless the whole process is observed. */
  fallback: ((server: Server) => Engine | null) | null
}

/**
 * Node says of every request that it has begun, before anything of the framework's runs. So
 * requests are seen that no hook is told of: those that are refused before they are routed.
 */
const servers: Servers = shared('servers', () => {
  subscribe('http.server.request.start', (message) => {
    onRequestStart(message as RequestStart)
  })
  return {
    byListener: new WeakMap(),
    bySelf: new WeakMap(),
    ours: new WeakSet(),
    others: new WeakMap(),
    fallback: null,
  }
})

/** From now on, requests that this function answers belong to `engine`, on whatever server. */
export function observeListener(listener: object, engine: Engine): void {
  servers.byListener.set(listener, engine)
}

/** What a server answers with belongs to `engine`, also where it listens a second time. */
export function observeServer(server: Server, engine: Engine): void {
  for (const listener of server.listeners('request')) observeListener(listener, engine)
  servers.bySelf.set(server, engine)
}

/** A server of our own: what it answers is no request of the service. */
export function ignoreServer(server: Server): void {
  servers.bySelf.set(server, null)
  servers.ours.add(server)
}

/** Whether a server ends with this engine: its own do, and what nobody else observes. */
export function belongsTo(server: Server, engine: Engine): boolean {
  if (servers.ours.has(server)) return false
  const known = engineOf(server)
  return known === engine || known === null
}

/** Whose the requests are that nobody observes; null leaves a server alone. */
export function observeOtherServers(choose: (server: Server) => Engine | null): void {
  servers.fallback = choose
}

function onRequestStart({ request, response, server }: RequestStart): void {
  const engine = engineOf(server)
  if (engine === null) return countOther(server, response)
  if (exchangeOf(request) !== undefined) return
  try {
    const exchange = begin(engine, request, response)
    if (!isEchoedLater(engine, request.url))
      response.setHeader(engine.requestIdHeader, exchange.requestId)
    scopes.enterWith(exchange)
  } catch (error) {
    engine.internalError('beginning a request', error)
  }
}

/** The application is within a handler of its owner's, which may answer some requests itself. */
function countOther(server: Server, response: ServerResponse): void {
  const { others } = servers
  const add = (count: number) => others.set(server, (others.get(server) ?? 0) + count)
  add(1)
  response.once('close', () => add(-1))
}

/** Whether a request is in progress on this server, or another of the same application's. */
export function isBusy(server: Server): boolean {
  return (engineOf(server)?.inProgress ?? servers.others.get(server) ?? 0) > 0
}

/** Fastify answers without its hooks what it cannot decode, what is too long, and when it closes. */
function isEchoedLater({ frameworkEchoes, draining }: Engine, url = ''): boolean {
  return frameworkEchoes && !draining && url.length <= plainLength && !url.includes('%')
}

/** What Fastify takes as a parameter, and no URL of this length is too long for. */
const plainLength = 100

/** Null where nobody observes this server. Decided once. */
export function engineOf(server: Server): Engine | null {
  const known = servers.bySelf.get(server)
  if (known !== undefined) return known
  const engine = find(server)
  servers.bySelf.set(server, engine)
  return engine
}

function find(server: Server): Engine | null {
  for (const listener of server.listeners('request')) {
    const engine = servers.byListener.get(listener)
    if (engine !== undefined) return engine
  }
  return servers.fallback?.(server) ?? null
}
