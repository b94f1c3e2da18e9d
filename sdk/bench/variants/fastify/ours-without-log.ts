import { observe, type Obs } from '@obs-toolkit/sdk'
import type { FastifyInstance } from 'fastify'
import type { Flush, Instrument } from '../variant.ts'

let obs: Obs | undefined

export const instrument: Instrument<FastifyInstance> = async (app) => {
  obs = await observe(app, { service: { name: 'bench' }, logger: false })
}

export const flush: Flush = async () => await obs?.flush()
