import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { createInventory } from '../src/inventory/service.ts'
import { createOrders } from '../src/orders/service.ts'
import { createPayments } from '../src/payments/service.ts'
import type { PaymentsService } from '../src/payments/service.ts'

const host = '127.0.0.1'
const admin = { host, port: 0 }

export interface System {
  readonly url: string
  readonly payments: PaymentsService
  readonly order: (body: object, headers?: Record<string, string>) => Promise<Response>
}

/** Orders, payments and inventory in this process, on ports of their own, for one test. */
export async function startSystem(): Promise<System> {
  const folder = await mkdtemp(join(tmpdir(), 'demo-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))

  const payments = await createPayments({ admin })
  const paymentsUrl = await payments.app.listen({ port: 0, host })
  onTestFinished(() => payments.app.close())

  const inventory = await createInventory({ admin, database: join(folder, 'inventory.db') })
  const inventoryUrl = await inventory.listen({ port: 0, host })
  onTestFinished(() => inventory.close())

  process.env['PAYMENTS_URL'] = paymentsUrl
  process.env['INVENTORY_URL'] = inventoryUrl
  process.env['OBS_SERVICE'] = fileURLToPath(
    new URL('../src/orders/obs.service.ts', import.meta.url),
  )
  const orders = createOrders({
    host,
    port: 0,
    admin,
    paymentsUrl,
    inventoryUrl,
    database: join(folder, 'orders.db'),
  })
  const server = orders.app.listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => orders.obs.shutdown())

  const url = urlOf(server)
  const order = (body: object, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return { url, payments, order }
}

function urlOf(server: Server): string {
  return `http://${host}:${(server.address() as AddressInfo).port}`
}
