import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const at = (x: number, y: number, w = 12) => ({ gridPos: { x, y, w, h: 8 } })

it('finds the gap that a panel would be pulled up into', () => {
  const panels = [
    panel('One', 'a', at(0, 0)),
    panel('Two', 'a', at(12, 0)),
    panel('Low', 'a', at(0, 10)),
    panel('Wide', 'a', at(0, 18, 24)),
  ]
  expect(said(judged('layout-hole', board(panels)))).toEqual([
    'Low: there are 2 empty lines above it',
  ])
})

it('lets panels in a collapsed row begin where the row is', () => {
  const row = {
    type: 'row',
    title: 'Row',
    gridPos: { x: 0, y: 0, w: 24, h: 1 },
    panels: [panel('Inside', 'a', { id: 9, ...at(0, 1) })],
  }
  expect(judged('layout-hole', board([row]))).toEqual([])
})
