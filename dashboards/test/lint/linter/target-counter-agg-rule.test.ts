import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'target-counter-agg-rule'

it('finds counters that are read as they are, with labels too', () => {
  const panels = [
    panel('Good', ['rate(a_total[5m])', 'sum(increase(a_total{b="c"}[1h] offset 1d))', 'a_totals']),
    panel('Bare', ['a_total', 'sum(a_total{b="c"})', 'max_over_time(a_total[1h])']),
  ]
  expect(said(judged(rule, board(panels)))).toEqual([
    'Bare: the counter a_total is read as it is, in a_total',
    'Bare: the counter a_total is read as it is, in sum(a_total{b="c"})',
    'Bare: the counter a_total is read as it is, in max_over_time(a_total[1h])',
  ])
})

it('lets a query ask whether there is one', () => {
  expect(
    judged(
      rule,
      board([panel('There', ['absent(a_total)', 'count(a_total{b="c"})', 'resets(a_total[1h])'])]),
    ),
  ).toEqual([])
})
