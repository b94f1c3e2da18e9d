import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const states = (options: object) =>
  panel('States', 'a', {
    type: 'state-timeline',
    options: { showValue: 'never' },
    fieldConfig: { defaults: { mappings: [{ type: 'value', options }] } },
  })

it('finds a signal that is a colour and nothing else', () => {
  const panels = [
    states({ 0: { color: 'green', text: 'well' } }),
    states({ 0: { color: 'green' } }),
    panel('Light', 'a', { type: 'stat', options: { textMode: 'none' } }),
    panel('Lines', ['a', 'b'], { options: { legend: { showLegend: false } } }),
    panel('One line', 'a', { options: { legend: { showLegend: false } } }),
  ]
  expect(said(judged('colour-alone', board(panels)))).toEqual([
    'States: a value is mapped to a colour without a text',
    'Light: it shows a colour without a text',
    'Lines: its lines are told apart by colour alone: it has no legend',
  ])
})
