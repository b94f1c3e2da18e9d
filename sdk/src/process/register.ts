import { subscribe } from 'node:diagnostics_channel'
import { Server as HttpServer, type Server } from 'node:http'
import { Server as HttpsServer } from 'node:https'
import { patchLoadedExpress } from '../express/loaded.ts'
import { claimFastify, fastifyFramework, prepareFastify } from '../fastify/claim.ts'
import type { FastifyApp } from '../fastify/shapes.ts'
import { engineOf, observeOtherServers } from '../request/servers.ts'
import { createObservation, type Observation } from '../setup/create.ts'
import { isObserved } from '../setup/observed.ts'

/**
 * Observes what the process will serve. An application that calls `observe` itself has its way:
 * nothing is set up here before its server answers, or its Fastify is ready.
 */
export function registerProcess(): void {
  let process: Observation | null = null
  const observation = (name: string) =>
    (process ??= createObservation(
      {},
      { name, logger: undefined, echoes: false, serves: true, close: null },
    ))

  observeOtherServers((server: Server) => {
    if (isObserved() && process === null) return null
    patchLoadedExpress()
    return observation(nameOf(server)).engine
  })

  // Not only at its first request: signals and probes are there as soon as it listens.
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    const { server } = message as { server: unknown }
    if (server instanceof HttpServer || server instanceof HttpsServer) engineOf(server)
  })

  subscribe('fastify.initialization', (message) => {
    const { fastify } = message as { fastify: FastifyApp }
    const slot = prepareFastify(fastify)
    fastify.addHook('onReady', (done: () => void) => {
      if (slot.engine === null) {
        claimFastify(fastify, createObservation({}, fastifyFramework(fastify)).engine)
      }
      done()
    })
  })
}

/** An Express application is a function with a router; anything else is only a handler. */
function nameOf(server: Server): string {
  const isExpress = server
    .listeners('request')
    .some((listener) => 'handle' in listener && 'set' in listener)
  return isExpress
    ? 'express'
    : 'node:http (only what an Express application behind it answers has a route)'
}
