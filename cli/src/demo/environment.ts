import { join } from 'node:path'
import type { Io } from '../io.ts'
import { loopback } from '../ports.ts'
import { urlOf } from './addresses.ts'
import type { Addresses } from './addresses.ts'
import { declarationOf } from './services.ts'
import type { ServiceName } from './services.ts'

interface Surroundings {
  readonly env: Io['env']
  readonly addresses: Addresses
  readonly version: string
  /** Of databases. */
  readonly folder: string
}

/** All that a service of the demo is told. Orders and fulfilment share a database, its outbox above all. */
export function environmentOf(name: ServiceName, surroundings: Surroundings): NodeJS.ProcessEnv {
  const { env, addresses, version, folder } = surroundings
  return {
    ...env,
    HOST: loopback,
    PORT: String(addresses[name].port),
    OBS_ADMIN_PORT: String(addresses[name].adminPort),
    OBS_SERVICE: declarationOf(name),
    OTEL_SERVICE_VERSION: version,
    NODE_ENV: 'development',
    PAYMENTS_URL: urlOf(addresses.payments.port),
    INVENTORY_URL: urlOf(addresses.inventory.port),
    DATABASE: join(folder, name === 'inventory' ? 'inventory.db' : 'orders.db'),
  }
}
