import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

it('finds what lies beyond the last column', () => {
  const panels = [
    panel('Left', 'a', { gridPos: { x: 0, y: 0, w: 16, h: 8 } }),
    panel('Right', 'a', { gridPos: { x: 16, y: 0, w: 16, h: 8 } }),
  ]
  expect(said(judged('layout-grid', board(panels)))).toEqual([
    'Right: it lies at column 16, 16 wide and 8 high: off the grid',
  ])
})
