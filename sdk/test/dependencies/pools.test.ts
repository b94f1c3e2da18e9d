import { expect, it } from 'vitest'
import { byLabels, startService } from './support/service.ts'

it('Any pool can say how much of it is in use, as it is at the moment of a scrape', async () => {
  const { obs, samples } = await startService(() => ({}))
  const state = { used: 3, idle: 1, waiting: 2, max: 4 }
  obs.pool('sessions', () => ({ ...state }))
  obs.pool('cache', () => ({ used: 1, idle: 0 }))
  state.used = 4
  const all = await samples()
  expect(byLabels(all, 'db_client_connections')).toEqual({
    'sessions used': 4,
    'sessions idle': 1,
    'cache used': 1,
    'cache idle': 0,
  })
  expect(byLabels(all, 'db_client_connections_max')).toEqual({ sessions: 4 })
  expect(byLabels(all, 'db_client_connections_pending_requests')).toEqual({ sessions: 2 })
})

it('A pool that cannot be read is unknown, and takes no other with it', async () => {
  const { obs, samples } = await startService(() => ({}))
  obs.pool('broken', () => {
    throw new Error('gone')
  })
  obs.pool('cache', () => ({ used: 1, idle: 0 }))
  const all = await samples()
  expect(byLabels(all, 'db_client_connections')).toMatchObject({
    'broken used': Number.NaN,
    'cache used': 1,
  })
  const later = byLabels(await samples(), 'obs_internal_errors_total')
  expect(later['reading the pool broken']).toBeGreaterThanOrEqual(1)
})

it('What is no pool is refused with a word on what is', async () => {
  const { obs } = await startService(() => ({}))
  const take = obs.pool as (name: string, pool: unknown) => unknown
  expect(() => take('orders', {})).toThrow(/takes a pool of pg's, or a function that returns/)
  expect(() => take('orders', null)).toThrow(TypeError)
})
