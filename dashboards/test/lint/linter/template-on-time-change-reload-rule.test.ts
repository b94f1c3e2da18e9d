import { expect, it } from 'vitest'
import { board, queryVariable } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

it('wants query variables to follow the time range', () => {
  const variables = [
    queryVariable('a', 'label_values(a)'),
    queryVariable('b', 'label_values(b)', { refresh: 1 }),
    { name: 'c', type: 'custom', query: '1,2', refresh: 0 },
  ]
  expect(said(judged('template-on-time-change-reload-rule', board([], { variables })))).toEqual([
    'the variable "b" has refresh 1: it keeps the values of another time range',
  ])
})
