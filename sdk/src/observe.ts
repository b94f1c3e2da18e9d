import { serveWorkers } from './cluster/index.ts'
import { observeExpress } from './express/app.ts'
import { isApp, type App } from './express/shapes.ts'
import { claimFastify, fastifyFramework } from './fastify/claim.ts'
import { isFastify, type FastifyApp } from './fastify/shapes.ts'
import type { Obs } from './handle.ts'
import { isNest, type NestLike } from './nest/app.ts'
import { createObservation } from './setup/create.ts'
import type { Framework } from './setup/framework.ts'
import type { ObserveOptions } from './setup/options.ts'
import { isOptions, workerFramework } from './worker/worker.ts'

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

type Observable = ExpressLike | FastifyLike | NestLike | ObserveOptions

/**
 * Observes an application: metrics of every route, correlation, traces, logs, health, shutdown.
 * Express gets its handle at once; Fastify, directly or by `register`, and NestJS a promise of it.
 * Without an application it observes a worker, such as a consumer of a queue.
 */
export function observe(): Obs
export function observe(app: ExpressLike, options?: ObserveOptions): Obs
export function observe(app: FastifyLike | NestLike, options?: ObserveOptions): Promise<Obs>
export function observe(options: ObserveOptions): Obs
export function observe(...args: [app?: Observable, options?: ObserveOptions]): Obs | Promise<Obs> {
  const [app, options = {}] = args
  if (isNest(app)) return observeNest(app, options)
  if (isApp(app)) return observeExpressApp(app, options, expressFramework)
  if (isFastify(app)) return observeFastifyApp(app, options, fastifyFramework(app))
  // Not an application that is undefined by mistake.
  if (args.length === 0) return createObservation({}, workerFramework).obs
  if (args.length === 1 && isOptions(app)) return createObservation(app, workerFramework).obs
  throw new TypeError(
    'observe() takes an application of Express, Fastify or NestJS, right after it is made; ' +
      'for a process without one, call observe(options).',
  )
}

const expressFramework: Framework = {
  name: 'express',
  logger: undefined,
  echoes: false,
  serves: true,
  close: null,
}

function observeExpressApp(app: App, options: ObserveOptions, framework: Framework): Obs {
  const { engine, obs } = createObservation(options, framework)
  observeExpress(app, engine)
  return obs
}

// Asynchronous, since Fastify 4 waits for ever for a plugin that returns at once.
async function observeFastifyApp(
  app: FastifyApp,
  options: ObserveOptions,
  framework: Framework,
): Promise<Obs> {
  const { engine, obs } = createObservation(options, framework)
  claimFastify(app, engine)
  app.decorate('obs', obs)
  return obs
}

/** What it stands on is observed; at the end it closes itself, with its own hooks. */
async function observeNest(nest: NestLike, options: ObserveOptions): Promise<Obs> {
  const app = nest.getHttpAdapter().getInstance()
  const inNest = (framework: Framework): Framework => ({
    ...framework,
    name: `nestjs on ${framework.name}`,
    close: () => nest.close(),
  })
  if (isApp(app)) return observeExpressApp(app, options, inNest(expressFramework))
  if (isFastify(app)) return observeFastifyApp(app, options, inNest(fastifyFramework(app)))
  throw new TypeError('observe() takes a NestJS application on Express or on Fastify.')
}

// The primary of a cluster loads this and calls nothing.
serveWorkers()

// What it adds must reach the whole application, not a scope of its own.
Object.assign(observe, {
  [Symbol.for('skip-override')]: true,
  [Symbol.for('fastify.display-name')]: '@obs-toolkit/sdk',
})
