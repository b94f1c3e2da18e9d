import { once } from 'node:events'
import { Switches } from '../faults/switches.ts'
import { announce } from '../shared/announce.ts'
import { readSettings } from '../shared/settings.ts'
import { faultsOf } from './faults.ts'
import { createOrders } from './service.ts'

const switches = new Switches()
const settings = readSettings(switches.handler)
const orders = createOrders(settings)
switches.offer(faultsOf(orders))

const server = orders.app.listen(settings.port, settings.host)
await once(server, 'listening')
announce('orders', settings.admin.port, server)
