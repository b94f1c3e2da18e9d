import { serveWorkers } from './cluster/index.ts'
import { observeExpress } from './express/app.ts'
import { isApp, type App } from './express/shapes.ts'
import { claimFastify, fastifyFramework } from './fastify/claim.ts'
import { isFastify, type FastifyApp } from './fastify/shapes.ts'
import type { Obs } from './handle.ts'
import { createObservation } from './setup/create.ts'
import type { ObserveOptions } from './setup/options.ts'

/** An Express application, by what it can do. */
export interface ExpressLike {
  set(...args: never[]): unknown
  use(...args: never[]): unknown
  engine(...args: never[]): unknown
}

/** A Fastify instance, by what it can do. */
export interface FastifyLike {
  readonly server: object
  addHook(...args: never[]): unknown
  decorate(...args: never[]): unknown
}

/**
 * Observes an application: metrics of every route, correlation, traces, logs, health, shutdown.
 * Express gets its handle at once; Fastify, directly or by `register`, a promise of it.
 */
export function observe(app: ExpressLike, options?: ObserveOptions): Obs
export function observe(app: FastifyLike, options?: ObserveOptions): Promise<Obs>
export function observe(
  app: ExpressLike | FastifyLike,
  options: ObserveOptions = {},
): Obs | Promise<Obs> {
  if (isApp(app)) return observeExpressApp(app, options)
  if (isFastify(app)) return observeFastifyApp(app, options)
  throw new TypeError(
    'observe() takes an Express application or a Fastify instance; ' +
      'call it right after express() or fastify().',
  )
}

function observeExpressApp(app: App, options: ObserveOptions): Obs {
  const { engine, obs } = createObservation(options, {
    name: 'express',
    logger: undefined,
    echoes: false,
    close: null,
  })
  observeExpress(app, engine)
  return obs
}

// Asynchronous, since Fastify 4 waits for ever for a plugin that returns at once.
async function observeFastifyApp(app: FastifyApp, options: ObserveOptions): Promise<Obs> {
  const { engine, obs } = createObservation(options, fastifyFramework(app))
  claimFastify(app, engine)
  app.decorate('obs', obs)
  return obs
}

// The primary of a cluster loads this and calls nothing.
serveWorkers()

// What it adds must reach the whole application, not a scope of its own.
Object.assign(observe, {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: '@obs-toolkit/sdk',
})
