import type { Express } from 'express'
import promBundle from 'express-prom-bundle'
import type { Instrument } from '../variant.ts'

export const instrument: Instrument<Express> = (app) => {
  app.use(promBundle({ includeMethod: true, includePath: true }))
}
