import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type createExpress from 'express'
import type { Express, NextFunction, Request, Response, Router } from 'express'
import type { Instrument } from '../variants/variant.ts'
import { failInvoice, findOrder } from './order.ts'

// Through require, as a CommonJS service does: OpenTelemetry patches Express only on that way
// unless a loader hook is installed, and each variant shall be measured when it works.
const require = createRequire(import.meta.url)
const express: typeof createExpress = require('express')

/** Eight middlewares, a router of orders under `/api/orders`, one of users, an error handler. */
export async function start(instrument: Instrument<Express>): Promise<Server> {
  const app = express()
  await instrument(app)
  app.use(securityHeaders, startedAt, clientAddress, locale, tenant, pagination, permissions)
  app.use(express.json())
  app.use('/api/orders', orders())
  app.use('/api/users', users())
  app.use(answerError)
  return createServer(app)
}

function orders(): Router {
  const router = express.Router()
  router.get('/', (_, res) => void res.json([findOrder('1'), findOrder('2')]))
  router.post('/', (_, res) => void res.status(201).json(findOrder('3')))
  router.get('/:id', (req, res) => void res.json(findOrder(req.params.id)))
  router.get('/:id/invoice', (req) => failInvoice(req.params.id))
  return router
}

function users(): Router {
  const router = express.Router()
  router.get('/:id', (req, res) => void res.json({ id: req.params.id }))
  return router
}

function securityHeaders(_: Request, res: Response, next: NextFunction): void {
  res.setHeader('x-content-type-options', 'nosniff')
  next()
}

function startedAt(_: Request, res: Response, next: NextFunction): void {
  res.locals['startedAt'] = Date.now()
  next()
}

function clientAddress(req: Request, res: Response, next: NextFunction): void {
  res.locals['client'] = req.socket.remoteAddress
  next()
}

function locale(req: Request, res: Response, next: NextFunction): void {
  res.locals['locale'] = req.headers['accept-language'] ?? 'en'
  next()
}

function tenant(req: Request, res: Response, next: NextFunction): void {
  res.locals['tenant'] = req.headers['x-tenant'] ?? 'default'
  next()
}

function pagination(_: Request, res: Response, next: NextFunction): void {
  res.locals['limit'] = 50
  next()
}

function permissions(req: Request, res: Response, next: NextFunction): void {
  res.locals['write'] = req.method !== 'GET'
  next()
}

// Express knows an error handler by its four parameters.
function answerError(error: Error, _: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) return next(error)
  res.status(500).json({ error: error.name })
}
