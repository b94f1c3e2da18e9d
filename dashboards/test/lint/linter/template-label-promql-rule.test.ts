import { expect, it } from 'vitest'
import { board, queryVariable } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'template-label-promql-rule'
const asking = (query: string, more: object = {}) =>
  board([], { variables: [{ ...queryVariable('x', query), ...more }] })

it.each([
  'label_values(up, job)',
  'label_values(up{job=~"$job"}, instance)',
  'label_values(job)',
  'label_names()',
  'metrics(.*_total)',
  'query_result(topk(5, sum by (x) (rate(a[$__range]))))',
])('takes %s', (query) => {
  expect(judged(rule, asking(query))).toEqual([])
})

it('refuses another function, and PromQL that is none', () => {
  expect(said(judged(rule, asking('label_value(up, job)')))).toEqual([
    'the variable "x" asks label_value(up, job): label_value() is no function of variables',
  ])
  expect(judged(rule, asking('label_values(up{job=, job)'))).toHaveLength(1)
  expect(said(judged(rule, asking('up')))).toEqual([
    'the variable "x" asks up: that is no function',
  ])
})

it('leaves variables alone that ask Loki', () => {
  expect(judged(rule, asking('', { datasource: { type: 'loki', uid: 'l' } }))).toEqual([])
})
