import type { FastifyInstance } from 'fastify'
import type { Instrument } from '../variant.ts'

export const instrument: Instrument<FastifyInstance> = () => {}
