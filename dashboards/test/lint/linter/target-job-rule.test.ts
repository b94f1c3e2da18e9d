import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'target-job-rule'

it('wants the matcher in every selector', () => {
  const good = panel('Good', 'rate(a_total{job=~"$job"}[5m]) / {__name__="b", job=~"$job"}')
  const bad = panel('Bad', 'a{job="$job"} + b{job=~"$job"} + c')
  expect(said(judged(rule, board([good, bad])))).toEqual([
    'Bad: a has no job=~"$job", in a{job="$job"} + b{job=~"$job"} + c',
    'Bad: c has no job=~"$job", in a{job="$job"} + b{job=~"$job"} + c',
  ])
})

it('leaves what asks Loki alone, which dashboard-linter reads as PromQL', () => {
  const logs = panel('Logs', [{ expr: '{app="x"}', datasource: { type: 'loki', uid: 'l' } }], {
    type: 'logs',
  })
  expect(judged(rule, board([logs]))).toEqual([])
})
