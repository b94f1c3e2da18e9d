import type * as Pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { postgresMissing, startPostgres, type Running } from './programs.ts'

export interface Database {
  readonly port: number
  readonly pool: Pg.Pool
}

/**
 * A real PostgreSQL with a table of fifty items, for the tests of one file. The
 * client is theirs: an instrumentation has to be in place before it is loaded.
 */
export function usePostgres(pg: typeof Pg): Database {
  let running: Running
  let pool: Pg.Pool
  beforeAll(async () => {
    if (postgresMissing !== undefined) return
    running = await startPostgres()
    const { port } = running
    pool = new pg.Pool({ host: '127.0.0.1', port, user: 'obs', database: 'postgres', max: 4 })
    await pool.query('create table items (id int primary key, name text)')
    await pool.query("insert into items select n, 'item ' || n from generate_series(1, 50) n")
  }, 60_000)
  afterAll(async () => {
    await pool?.end()
    await running?.stop()
  })
  return {
    get port() {
      return running.port
    },
    get pool() {
      return pool
    },
  }
}
