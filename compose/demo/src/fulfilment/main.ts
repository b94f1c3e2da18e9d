import { Switches } from '../faults/switches.ts'
import { announce } from '../shared/announce.ts'
import { readSettings } from '../shared/settings.ts'
import { startFulfilment } from './service.ts'

const settings = readSettings(new Switches().handler)
startFulfilment(settings)
announce('fulfilment', settings.admin.port)
