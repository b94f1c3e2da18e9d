import { DatabaseSync } from 'node:sqlite'

/**
 * Several processes share the file: readers do not wait for a writer (WAL), and a writer waits for
 * another one instead of failing.
 */
export function openDatabase(file: string, schema: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: 2_000 })
  database.exec('pragma journal_mode = wal; pragma synchronous = normal')
  database.exec(schema)
  return database
}

/** All of it, or nothing. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('begin immediate')
  try {
    const result = work()
    database.exec('commit')
    return result
  } catch (error) {
    database.exec('rollback')
    throw error
  }
}
