import { expect, it } from 'vitest'
import { board, jobVariable } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'template-job-rule'
const withIt = (more: object) => board([], { variables: [{ ...jobVariable, ...more }] })

it('wants the variable "job", and every part of it', () => {
  expect(judged(rule, withIt({}))).toEqual([])
  expect(said(judged(rule, board([], { variables: [] })))).toEqual(['there is no variable "job"'])
  const wrong = {
    label: 'x',
    multi: false,
    allValue: '.*',
    type: 'custom',
    datasource: { uid: 'abc' },
  }
  expect(judged(rule, withIt(wrong))).toMatchObject([
    { severity: 'error', message: 'the variable "job" reads "abc"' },
    { severity: 'error', message: 'the variable "job" is of type custom' },
    { severity: 'warning', message: 'the variable "job" is labelled "x"' },
    { severity: 'error', message: 'of "job" only one can be chosen' },
    { severity: 'error', message: '"All" of "job" is ".*"' },
  ])
})

it('says nothing of dashboards that choose no Prometheus', () => {
  expect(judged(rule, { ...board([]), templating: { list: [] } })).toEqual([])
})
