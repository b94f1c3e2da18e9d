import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged } from '../../support/judged.ts'

it('wants both of panels that show numbers', () => {
  const panels = [
    panel('Good', 'a'),
    panel('Bare', 'a', { description: '' }),
    panel('', 'a', { description: '' }),
    panel('Notes', [], { type: 'text', description: '' }),
  ]
  expect(
    judged('panel-title-description-rule', board(panels)).map(({ message }) => message),
  ).toEqual(['it has no description', 'it has no title and no description'])
})
