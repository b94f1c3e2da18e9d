import { Switches } from '../faults/switches.ts'
import { announce } from '../shared/announce.ts'
import { readSettings } from '../shared/settings.ts'
import { faultsOf } from './faults.ts'
import { createPayments } from './service.ts'

const switches = new Switches()
const settings = readSettings(switches.handler)
const payments = await createPayments(settings)
switches.offer(faultsOf(payments))

await payments.app.listen({ port: settings.port, host: settings.host })
announce('payments', settings.admin.port, payments.app.server)
