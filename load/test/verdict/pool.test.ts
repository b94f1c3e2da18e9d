import { expect, it } from 'vitest'
import { judge } from '../../src/index.ts'
import type { ServerSnapshot } from '../../src/index.ts'
import { evidenceOf } from './support.ts'

function causesWhere(waiting: readonly number[]) {
  const snapshots = waiting.map((each, at) => ({
    at: `2026-01-01T00:01:2${at}.000Z`,
    release: [],
    routes: {},
    dependencies: {},
    pools: { orders: { used: 8, max: 8, waiting: each } },
  }))
  return judge({
    ...evidenceOf({ p95: 60 }),
    server: {
      url: 'http://x/metrics',
      snapshots: snapshots as unknown as ServerSnapshot[],
      missed: 0,
      clockOffset: null,
    },
  }).causes
}

it('names a pool for whose connections requests wait again and again', () => {
  expect(causesWhere([0, 40, 0, 12, 3])).toContainEqual({
    id: 'connections',
    subject: 'orders',
    strength: 'strong',
    effect: 'requests waited for one of the 8 connections of the pool orders',
    evidence: ['up to 40 waited, at 3 of 4 looks'],
  })
})

it('does not name one that was full for a moment', () => {
  const ids = causesWhere([0, 0, 0, 2, 0, 0]).map(({ id }) => id)
  expect(ids).not.toContain('connections')
})
