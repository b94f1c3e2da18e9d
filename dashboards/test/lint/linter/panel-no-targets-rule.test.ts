import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged } from '../../support/judged.ts'

it('wants a query, and takes an empty list for none', () => {
  const panels = [
    panel('Good', 'a'),
    panel('Empty', []),
    panel('None', [], { targets: undefined }),
    panel('Notes', [], { type: 'text' }),
  ]
  const found = judged('panel-no-targets-rule', board(panels))
  expect(found.map(({ panel }) => panel?.title)).toEqual(['Empty', 'None'])
})
