import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'target-rate-interval-rule'

it('wants the interval that grows with the view, of rate and irate', () => {
  const panels = [
    panel('Good', [
      'rate(a[$__rate_interval])',
      'increase(a[1h])',
      'max_over_time(a[5m])',
      'rate(a[$__rate_interval] offset 1w)',
    ]),
    panel('Fixed', ['sum(rate(a[5m]))', 'irate(a[$__interval] offset 1d)']),
  ]
  expect(said(judged(rule, board(panels)))).toEqual([
    'Fixed: rate() reads [5m], in sum(rate(a[5m]))',
    'Fixed: irate() reads [$__interval], in irate(a[$__interval] offset 1d)',
  ])
})
