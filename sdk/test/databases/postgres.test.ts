import { createRequire } from 'node:module'
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg'
import type * as Pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { byLabels, startService } from '../dependencies/support/service.ts'
import { usePostgres } from '../support/postgres.ts'
import { postgresMissing } from '../support/programs.ts'

// An instrumentation is in place from here on: what it instruments must be loaded after it.
const instrumentation = new PgInstrumentation()
const pg = createRequire(import.meta.url)('pg') as typeof Pg

const database = usePostgres(pg)

const duration = 'db_client_operation_duration_seconds'

function start(routes: Record<string, () => unknown>, databases = {}) {
  return startService(() => routes, { instrumentations: [instrumentation], databases })
}

describe.skipIf(postgresMissing)(
  `PostgreSQL${postgresMissing ? `: ${postgresMissing}` : ''}`,
  () => {
    it('Queries become durations with few labels, though nothing is exported', async () => {
      const { get, samples } = await start({
        '/items': () => database.pool.query('select * from items where id = $1', [7]),
        '/add': () =>
          database.pool.query("INSERT INTO items VALUES (7, 'there already')").catch(() => {}),
        '/typo': () => database.pool.query('selekt 1').catch(() => {}),
      })
      await vi.waitFor(async () => {
        await get('/items')
        expect(byLabels(await samples(), `${duration}_count`)).not.toEqual({})
      }, 10_000)
      await get('/add')
      await get('/typo')

      const found = (await samples()).filter(({ name }) => name === `${duration}_count`)
      const common = {
        db_system_name: 'postgresql',
        db_namespace: 'postgres',
        server_address: '127.0.0.1',
        server_port: String(database.port),
      }
      expect(found.map(({ labels }) => labels)).toEqual([
        { ...common, db_operation_name: 'SELECT' },
        { ...common, db_operation_name: 'INSERT', error_type: '23505' },
        { ...common, error_type: '42601' },
      ])
      expect(found[1]?.value).toBe(1)
    })

    it('A pool shows what is in use, what is idle and who waits', async () => {
      const { obs, samples } = await start({})
      const { port } = database
      const small = new pg.Pool({
        host: '127.0.0.1',
        port,
        user: 'obs',
        database: 'postgres',
        max: 2,
      })
      expect(obs.pool('orders', small)).toBe(small)
      const clients = [await small.connect(), await small.connect()]
      const third = small.connect()
      const all = await samples()
      expect(byLabels(all, 'db_client_connections')).toEqual({ 'orders used': 2, 'orders idle': 0 })
      expect(byLabels(all, 'db_client_connections_max')).toEqual({ orders: 2 })
      expect(byLabels(all, 'db_client_connections_pending_requests')).toEqual({ orders: 1 })
      clients[0]?.release()
      ;(await third).release()
      const later = await samples()
      expect(byLabels(later, 'db_client_connections')).toEqual({
        'orders used': 1,
        'orders idle': 1,
      })
      clients[1]?.release()
      await small.end()
      const after = await samples()
      expect(byLabels(after, 'db_client_connections')).toEqual({
        'orders used': 0,
        'orders idle': 0,
      })
    })
  },
)
