import type { Redis as RedisClient } from 'ioredis'
import { afterAll, beforeAll } from 'vitest'
import { redisMissing, startRedis, type Running } from './programs.ts'

export interface Broker {
  readonly port: number
  readonly client: RedisClient
}

/** A real Redis for the tests of one file, with a client of theirs. */
export function useRedis(Redis: typeof RedisClient): Broker {
  let running: Running
  let client: RedisClient
  beforeAll(async () => {
    if (redisMissing !== undefined) return
    running = await startRedis()
    client = new Redis(running.port, '127.0.0.1')
  }, 30_000)
  afterAll(async () => {
    await client?.quit()
    await running?.stop()
  })
  return {
    get port() {
      return running.port
    },
    get client() {
      return client
    },
  }
}
