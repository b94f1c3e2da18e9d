import { observe, type Obs } from '@obs-toolkit/sdk'
import type { Express } from 'express'
import { aroundOptions, setUpAround } from '../around.ts'
import type { Flush, Instrument } from '../variant.ts'

let obs: Obs | undefined

export const instrument: Instrument<Express> = (app) => {
  obs = observe(app, aroundOptions)
  setUpAround(obs)
}

export const flush: Flush = async () => await obs?.flush()
