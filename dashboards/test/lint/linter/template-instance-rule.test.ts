import { expect, it } from 'vitest'
import { board, instanceVariable } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'template-instance-rule'
const withIt = (more: object) => board([], { variables: [{ ...instanceVariable, ...more }] })

it('wants the variable "instance", and every part of it', () => {
  expect(judged(rule, withIt({}))).toEqual([])
  expect(said(judged(rule, board([], { variables: [] })))).toEqual([
    'there is no variable "instance"',
  ])
  const wrong = {
    label: 'x',
    multi: false,
    allValue: '.*',
    type: 'custom',
    datasource: { uid: 'abc' },
  }
  expect(judged(rule, withIt(wrong))).toMatchObject([
    { severity: 'error', message: 'the variable "instance" reads "abc"' },
    { severity: 'error', message: 'the variable "instance" is of type custom' },
    { severity: 'warning', message: 'the variable "instance" is labelled "x"' },
    { severity: 'error', message: 'of "instance" only one can be chosen' },
    { severity: 'error', message: '"All" of "instance" is ".*"' },
  ])
})

it('says nothing of dashboards that choose no Prometheus', () => {
  expect(judged(rule, { ...board([]), templating: { list: [] } })).toEqual([])
})
