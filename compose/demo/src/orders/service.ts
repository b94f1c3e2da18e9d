import { observe } from '@obs-toolkit/sdk'
import type { Obs } from '@obs-toolkit/sdk'
import express from 'express'
import type { Express } from 'express'
import type { DatabaseSync } from 'node:sqlite'
import { Gate } from '../faults/fault.ts'
import { openDatabase } from '../shared/database.ts'
import { Pool } from '../shared/pool.ts'
import type { Settings } from '../shared/settings.ts'
import { Idempotency } from './idempotency.ts'
import { createInventory } from './inventory.ts'
import { createPayments } from './payments.ts'
import type { Payments } from './payments.ts'
import { createPlaceOrder } from './place-order.ts'
import { createRoutes } from './routes.ts'
import { OrderStore, schema } from './store.ts'

const connections = 8

export interface OrdersService {
  readonly app: Express
  readonly obs: Obs
  readonly pool: Pool<DatabaseSync>
  readonly payments: Payments
  /** For faults; a service of yours has no such thing. */
  readonly gate: Gate<express.Request>
}

export function createOrders(settings: Settings): OrdersService {
  const app = express()
  const obs = observe(app, {
    admin: settings.admin,
    problems: true,
    health: { dependencies: true, database: () => pool.use(() => true) },
  })
  const pool = openPool(settings.database)
  obs.pool('orders', () => pool.state())
  obs.onShutdown(() => pool.end((database) => database.close()))
  const gate = new Gate<express.Request>()
  const orders = new OrderStore(pool)
  const payments = createPayments(settings.paymentsUrl, obs)
  obs.onShutdown(() => payments.breaker.shutdown())
  const inventory = createInventory(settings.inventoryUrl, obs)

  app.use(async (req, _res, next) => {
    await gate.pass(req)
    next()
  })
  app.use(
    createRoutes({
      orders,
      idempotency: new Idempotency(pool),
      placeOrder: createPlaceOrder({ obs, orders, inventory, payments }),
    }),
  )
  return { app, obs, pool, payments, gate }
}

function openPool(file: string): Pool<DatabaseSync> {
  return new Pool(Array.from({ length: connections }, () => openDatabase(file, schema)))
}
