import { Switches } from '../faults/switches.ts'
import { announce } from '../shared/announce.ts'
import { readSettings } from '../shared/settings.ts'
import { createInventory } from './service.ts'

const settings = readSettings(new Switches().handler)
const app = await createInventory(settings)

await app.listen({ port: settings.port, host: settings.host })
announce('inventory', settings.admin.port, app.server)
