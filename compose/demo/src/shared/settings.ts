import type { AdminOptions } from '@obs-toolkit/sdk'
import type { RequestListener } from 'node:http'

/** What a service is told by its environment, and what holds where it is told nothing. */
export interface Settings {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  readonly admin: AdminOptions
  readonly paymentsUrl: string
  readonly inventoryUrl: string
  /** A file of SQLite's. */
  readonly database: string
}

const loopback = '127.0.0.1'

/** `handler` answers what is asked on the admin port beside metrics and health. */
export function readSettings(
  handler: RequestListener,
  env: NodeJS.ProcessEnv = process.env,
): Settings {
  const host = env['HOST'] ?? loopback
  return {
    host,
    port: Number(env['PORT'] ?? 0),
    admin: { host, port: Number(env['OBS_ADMIN_PORT'] ?? 0), handler },
    paymentsUrl: env['PAYMENTS_URL'] ?? 'http://127.0.0.1:4001',
    inventoryUrl: env['INVENTORY_URL'] ?? 'http://127.0.0.1:4002',
    database: env['DATABASE'] ?? 'demo.db',
  }
}
