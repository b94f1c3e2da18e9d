import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'target-promql-rule'
const recorded = 'sum(requests:rate5m{job=~"$job"}[$__rate_interval])'

it('finds a range of a recorded rate, an unexpanded template and an empty query', () => {
  const panels = [
    panel('Good', ['sum(rate(a{job=~"$job"}[$__rate_interval]))', 'topk($k, a)']),
    panel('Rate', recorded),
    panel('Pools', 'count(ceph_pool{%(matchers)s})'),
    panel('Empty', ''),
  ]
  expect(said(judged(rule, board(panels)))).toEqual([
    `Rate: expected type vector in aggregation expression, got matrix, in ${recorded}`,
    'Pools: a mistake in syntax at "%(matchers)s})" after "count(ceph_pool{", in count(ceph_pool{%(matchers)s})',
    'Empty: there is no query, in an empty query',
  ])
})

it('takes a target that repeats another panel', () => {
  const repeats = (panelId: number) => panel('Again', [{ panelId }], { id: 7 })
  expect(judged(rule, board([panel('One', 'a', { id: 1 }), repeats(1)]))).toEqual([])
  expect(judged(rule, board([repeats(9)]))).toHaveLength(1)
})

it('reads no LogQL, but every type of panel', () => {
  const logs = panel('Logs', [{ expr: '{a="b"} |= "c"', datasource: { type: 'loki', uid: 'l' } }])
  expect(judged(rule, board([logs]))).toEqual([])
  expect(judged(rule, board([panel('Heat', 'rate(a)', { type: 'heatmap' })]))).toHaveLength(1)
})
