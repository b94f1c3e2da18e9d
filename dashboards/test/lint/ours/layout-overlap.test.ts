import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const at = (x: number, y: number) => ({ gridPos: { x, y, w: 12, h: 8 } })

it('finds panels that lie on each other, and none in different rows', () => {
  const row = {
    type: 'row',
    title: 'Row',
    gridPos: { x: 0, y: 16, w: 24, h: 1 },
    panels: [panel('Inside', 'a', { id: 9, ...at(0, 0) })],
  }
  const panels = [
    panel('One', 'a', at(0, 0)),
    panel('Beside', 'a', at(12, 0)),
    panel('Under', 'a', at(6, 7)),
    row,
  ]
  expect(said(judged('layout-overlap', board(panels)))).toEqual(['Under: it lies on "One"'])
})
