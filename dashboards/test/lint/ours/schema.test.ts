import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

it('finds fields of a wrong type, in rows too, and those that are missing', () => {
  const gridPos = { x: 0, y: 0, w: 12, h: 8 }
  const inside = panel('Inside', [{ expr: 7 }], { id: '9', gridPos })
  const row = { type: 'row', title: 'Row', panels: [inside] }
  const odd = {
    ...panel('Odd', 'a'),
    gridPos: { x: 0, y: '1', w: 12, h: 8 },
    datasource: { name: 'x' },
    type: null,
  }
  expect(said(judged('schema', board([odd, row], { uid: undefined, time: 'now' })))).toEqual([
    'uid is missing',
    'time is "now"',
    'panels[1].panels[0].id is "9"',
    'panels[0].type is missing',
    'panels[0].datasource is {"name":"x"}',
    'panels[0].gridPos.y is "1"',
    'panels[1].panels[0].targets[0].expr is 7',
  ])
})

it('has nothing against a dashboard as Grafana writes it', () => {
  expect(judged('schema', board([panel('One', 'a')]))).toEqual([])
})
