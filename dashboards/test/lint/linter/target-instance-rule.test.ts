import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'target-instance-rule'

it('wants the matcher in every selector', () => {
  const good = panel(
    'Good',
    'rate(a_total{instance=~"$instance"}[5m]) / {__name__="b", instance=~"$instance"}',
  )
  const bad = panel('Bad', 'a{instance="$instance"} + b{instance=~"$instance"} + c')
  expect(said(judged(rule, board([good, bad])))).toEqual([
    'Bad: a has no instance=~"$instance", in a{instance="$instance"} + b{instance=~"$instance"} + c',
    'Bad: c has no instance=~"$instance", in a{instance="$instance"} + b{instance=~"$instance"} + c',
  ])
})

it('leaves what asks Loki alone, which dashboard-linter reads as PromQL', () => {
  const logs = panel('Logs', [{ expr: '{app="x"}', datasource: { type: 'loki', uid: 'l' } }], {
    type: 'logs',
  })
  expect(judged(rule, board([logs]))).toEqual([])
})
