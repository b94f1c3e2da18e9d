import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type express from 'express'
import type { ErrorRequestHandler, Express, Request, Response } from 'express'
import { observe, type Obs, type ObserveOptions } from '../../src/index.ts'
import { Conflict, Overload, streamed, type Framework, type RunningApp } from './framework.ts'

const require = createRequire(import.meta.url)

/** What the two majors write differently. */
interface Dialect {
  readonly optional: string
  readonly wildcard: string
  readonly digits: string
}

const dialects = {
  express4: {
    optional: '/files/:name?',
    wildcard: '/assets/*',
    digits: String.raw`/items/:id(\d+)`,
  },
  express5: { optional: '/files{/:name}', wildcard: '/assets/*path', digits: '/items/:id' },
} satisfies Record<string, Dialect>

export const express4: Framework = expressFramework('express4')
export const express5: Framework = expressFramework('express5')

function expressFramework(name: keyof typeof dialects): Framework {
  return {
    name,
    async start(options: ObserveOptions, order = 'before'): Promise<RunningApp> {
      const make = require(name) as typeof express
      const app = make()
      // Otherwise Express prints each unhandled error.
      app.set('env', 'test')
      const early = order === 'before' ? observe(app, options) : null
      declareRoutes(make, app, dialects[name])
      return await listen(app, early ?? observe(app, options))
    },
  }
}

async function listen(app: Express, obs: Obs): Promise<RunningApp> {
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    obs,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function declareRoutes(make: typeof express, app: Express, dialect: Dialect): void {
  const ok = (_req: Request, res: Response) => res.json({ ok: true })

  app.use((req, res, next) => {
    if (req.path.startsWith('/guarded') && req.headers.authorization === undefined) {
      res.status(401).json({ error: 'who are you?' })
    } else next()
  })
  app.use(make.json({ limit: 1_000 }))

  app.get('/users/:id', ok)
  app.get('/guarded/:id', ok)
  app.post('/orders', (_req, res) => res.status(201).json({ ok: true }))
  app.options('/cors', (_req, res) => res.status(204).end())
  app.get('/healthz', ok)

  const orders = make.Router({ mergeParams: true })
  orders.get('/', ok)
  orders.get('/:id', ok)
  const lines = make.Router()
  lines.get('/:line', ok)
  orders.use('/:id/lines', lines)
  app.use('/api/:version/orders', orders)
  // The same router once more, below another prefix.
  app.use('/legacy/orders', orders)

  const admin = make()
  admin.set('env', 'test')
  admin.get('/stats/:day', ok)
  app.use('/admin', admin)

  app.get(dialect.optional, ok)
  app.get(dialect.wildcard, ok)
  app.get(dialect.digits, ok)
  app.get(['/alpha', '/beta/:x'], ok)

  declareFailures(app)
  declareStreams(app)
}

function declareFailures(app: Express): void {
  app.get('/throws', () => {
    throw new TypeError('thrown')
  })
  app.get('/rejects', (_req, _res, next) => {
    void sleep(1).then(() => next(new RangeError('rejected')))
  })
  app.get('/conflict', () => {
    throw new Conflict('there already')
  })
  app.get('/overload', () => {
    throw new Overload('too much')
  })
  app.get('/unavailable', (_req, res) => void res.status(503).send('closed'))
  app.get('/hang', () => {})
  app.get('/drop', (req) => void req.socket.destroy())
  app.get('/partial', (_req, res) => {
    res.write('a part')
    setTimeout(() => res.destroy(), 5)
  })
  const handler: ErrorRequestHandler = (error, _req, res, next) => {
    if (error instanceof Overload) res.status(503).send('please wait')
    else next(error)
  }
  app.use(handler)
}

function declareStreams(app: Express): void {
  app.get('/stream', async (_req, res) => {
    for (const piece of streamed) {
      res.write(piece)
      await sleep(20)
    }
    res.end()
  })
}
