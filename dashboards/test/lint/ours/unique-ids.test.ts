import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

it('finds two panels of one id, and two targets of one refId', () => {
  const panels = [
    panel('One', [
      { refId: 'A', expr: 'a' },
      { refId: 'A', expr: 'b' },
    ]),
    panel('Two', 'a', { id: 1 }),
  ]
  expect(said(judged('unique-ids', board(panels)))).toEqual([
    'Two: another panel has the id 1 too',
    'One: another target has the refId A too',
  ])
})
