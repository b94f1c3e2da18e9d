import type { FastifyInstance } from 'fastify'
import { pinoHttp } from 'pino-http'
import type { Instrument } from '../variant.ts'
import { instrument as countRequests } from './metrics.ts'

export { flushSpans as flush } from '../opentelemetry/start.ts'

export const instrument: Instrument<FastifyInstance> = async (app) => {
  const log = pinoHttp()
  app.addHook('onRequest', function logRequest(request, reply, done) {
    log(request.raw, reply.raw)
    done()
  })
  await countRequests(app)
}
