import type { Express } from 'express'
import { pinoHttp } from 'pino-http'
import type { Instrument } from '../variant.ts'
import { instrument as countRequests } from './prom-bundle.ts'

export { flushSpans as flush } from '../opentelemetry/start.ts'

export const instrument: Instrument<Express> = async (app) => {
  app.use(pinoHttp())
  await countRequests(app)
}
