import { observe, type Obs } from '@obs-toolkit/sdk'
import type { FastifyInstance } from 'fastify'
import { aroundOptions, setUpAround } from '../around.ts'
import type { Flush, Instrument } from '../variant.ts'

let obs: Obs | undefined

export const instrument: Instrument<FastifyInstance> = async (app) => {
  obs = await observe(app, aroundOptions)
  setUpAround(obs)
}

export const flush: Flush = async () => await obs?.flush()
