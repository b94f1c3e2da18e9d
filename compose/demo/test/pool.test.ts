import { afterEach, expect, test, vi } from 'vitest'
import { Pool } from '../src/shared/pool.ts'

afterEach(() => void vi.useRealTimers())

test('connections go to those who wait, in the order in which they came', async () => {
  const pool = new Pool(['the only one'])
  const connection = await pool.take()
  const served: number[] = []
  const waiting = [1, 2].map((who) => pool.use(() => served.push(who)))
  expect(pool.state()).toEqual({ used: 1, idle: 0, waiting: 2, max: 1 })
  pool.give(connection)
  await Promise.all(waiting)
  expect(served).toEqual([1, 2])
  expect(pool.state()).toEqual({ used: 0, idle: 1, waiting: 0, max: 1 })
})

test('whoever waits too long is told so, and is not served later', async () => {
  vi.useFakeTimers()
  const pool = new Pool(['the only one'])
  const connection = await pool.take()
  const [waited] = await Promise.all([
    pool.take().catch((error: unknown) => error),
    vi.runAllTimersAsync(),
  ])
  expect(waited).toMatchObject({ name: 'PoolExhausted', status: 503 })
  pool.give(connection)
  expect(pool.state()).toMatchObject({ idle: 1, waiting: 0 })
})

test('a connection comes back from work that fails', async () => {
  const pool = new Pool(['the only one'])
  await expect(pool.use(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(pool.state()).toMatchObject({ idle: 1 })
})
