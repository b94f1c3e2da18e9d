import {
  advisedEdgesSeconds,
  bucketEdges,
  defineService,
  edgeSeconds,
} from '@obs-toolkit/sdk/service'
import fc from 'fast-check'
import { expect, test } from 'vitest'

test('targets are edges in seconds, as a person would write them', () => {
  expect(edgeSeconds(200)).toBe(0.2)
  expect(edgeSeconds(33.3)).toBe(0.0333)
  expect(String(edgeSeconds(1.1))).toBe('0.0011')
})

test('without targets the advice stands', () => {
  expect(bucketEdges([])).toEqual(advisedEdgesSeconds)
})

test('the default objectives add 0.2 to the advice, and have 0.5 already', () => {
  expect(defineService({ name: 'orders' }).bucketEdgesSeconds).toEqual([
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.2, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
  ])
})

test('targets of routes are edges too', () => {
  const { bucketEdgesSeconds } = defineService({
    name: 'orders',
    routes: { 'POST /a': { objectives: { latency: { ratio: 0.9, underMs: '45s' } } } },
  })
  expect(bucketEdgesSeconds).toContain(45)
})

test('where not all fit, the advised edges next to others give way', () => {
  const edges = bucketEdges([240, 260, 480, 520, 740, 760, 990, 1010])
  expect(edges).toHaveLength(20)
  expect(edges).not.toContain(0.75)
  expect(edges).not.toContain(1)
  expect(edges).toContain(0.25)
  expect(edges).toContain(0.005)
  expect(edges).toContain(10)
})

test('every target is an edge; at most twenty, rising', () => {
  const target = fc.oneof(
    fc.integer({ min: 1, max: 3_600_000 }),
    fc.integer({ min: 1, max: 100_000 }).map((each) => each / 100),
  )
  fc.assert(
    fc.property(fc.array(target, { maxLength: 20 }), (targets) => {
      const edges = bucketEdges(targets)
      expect(edges.length).toBeLessThanOrEqual(20)
      expect(edges.length).toBeGreaterThanOrEqual(advisedEdgesSeconds.length)
      expect(edges).toEqual([...new Set(edges)].toSorted((a, b) => a - b))
      for (const each of targets) expect(edges).toContain(edgeSeconds(each))
    }),
  )
})
