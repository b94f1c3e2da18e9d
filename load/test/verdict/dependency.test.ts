import { expect, it } from 'vitest'
import { judge } from '../../src/index.ts'
import type { Counted, ServerSnapshot } from '../../src/index.ts'
import { evidenceOf, serverOf } from './support.ts'

const none: Counted = { count: 0, failed: 0, seconds: 0, buckets: {} }

function calls(of: Partial<Counted>, slowFrom: number): Counted {
  const count = 4_000
  const buckets = { 0.05: slowFrom, 0.1: slowFrom, 0.25: slowFrom, 0.5: count }
  return { count, failed: 0, seconds: 40, buckets, ...of }
}

function snapshot(
  at: string,
  dependencies: Record<string, Counted>,
  eventLoopMax = 0.01,
): ServerSnapshot {
  const routes = { 'GET /a': { ...none, count: at.endsWith('25.000Z') ? 16_000 : 0 } }
  return { ...serverOf([])!.snapshots[0]!, at, routes, dependencies, eventLoopMax }
}

function causesOf(
  bad: Parameters<typeof evidenceOf>[0],
  after: Record<string, Counted>,
  heldUp?: number,
) {
  const names = Object.keys(after)
  const before = Object.fromEntries(names.map((name) => [name, none]))
  const snapshots = [
    snapshot('2026-01-01T00:00:00.000Z', before),
    snapshot('2026-01-01T00:01:25.000Z', after, heldUp),
  ]
  return judge({ ...evidenceOf(bad), server: { ...serverOf()!, snapshots } }).causes
}

it('names first the dependency whose calls fail, and not one that is slow now and then', () => {
  const causes = causesOf(
    { errors: 60, p95: 60 },
    { inventory: calls({}, 3_900), payments: calls({ failed: 4_000 }, 4_000) },
  )
  expect(causes).toContainEqual(
    expect.objectContaining({
      id: 'dependency',
      subject: 'payments',
      evidence: [
        'payments: 100 % of its calls failed',
        'inventory: 2.5 % of its 4000 calls took longer than 100 ms, 10 ms in the mean',
      ],
    }),
  )
})

it('names first the dependency of which most calls are slow', () => {
  const causes = causesOf({ p95: 60 }, { inventory: calls({}, 3_900), payments: calls({}, 1_000) })
  expect(causes).toContainEqual(expect.objectContaining({ id: 'dependency', subject: 'payments' }))
})

it('names none whose slowest calls took just half of what is allowed', () => {
  const buckets = { 0.05: 1_000, 0.1: 4_000, 0.25: 4_000 }
  const ids = causesOf({ p95: 60 }, { payments: calls({ buckets }, 0) }).map(({ id }) => id)
  expect(ids).not.toContain('dependency')
})

it('names none whose answers only waited until our own event loop went on', () => {
  const after = { payments: calls({ seconds: 400 }, 3_000) }
  const ids = causesOf({ p95: 60 }, after, 0.4).map(({ id }) => id)
  expect(ids).toContain('event-loop')
  expect(ids).not.toContain('dependency')
})
