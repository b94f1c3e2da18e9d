import type { FastifyInstance } from 'fastify'
import metrics from 'fastify-metrics'
import type { Instrument } from '../variant.ts'

export const instrument: Instrument<FastifyInstance> = async (app) => {
  await app.register(metrics.default, { endpoint: '/metrics' })
}
