import type { Express } from 'express'
import type { Instrument } from '../variant.ts'

export const instrument: Instrument<Express> = () => {}
