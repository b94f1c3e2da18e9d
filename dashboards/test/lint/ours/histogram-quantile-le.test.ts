import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged } from '../../support/judged.ts'

const rule = 'histogram-quantile-le'
const found = (expr: string) => judged(rule, board([panel('P', expr)])).length

it.each([
  'histogram_quantile(0.9, sum by (le, x) (rate(a_bucket[5m])))',
  'histogram_quantile(0.9, sum(rate(a_bucket[5m])) without (x))',
  'histogram_quantile(0.9, rate(a_bucket[5m]))',
  'sum(histogram_quantile(0.9, rate(a_bucket[5m])))',
  'histogram_quantile(0.9, sum(rate(native_seconds[5m])))',
  'sum(rate(a_bucket{le="0.3"}[5m]))',
])('has nothing against %s', (expr) => {
  expect(found(expr)).toBe(0)
})

it.each([
  'histogram_quantile(0.9, sum(rate(a_bucket[5m])))',
  'histogram_quantile(0.9, sum by (x) (rate(a_bucket[5m])))',
  'max(histogram_quantile(0.9, sum without (le) (sum by (le) (rate(a_bucket[5m])))))',
])('misses le in %s', (expr) => {
  expect(found(expr)).toBe(1)
})
