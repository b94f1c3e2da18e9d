import { expect, it } from 'vitest'
import { board } from '../../support/board.ts'
import { judged } from '../../support/judged.ts'

it('wants it said that nobody edits a dashboard that is kept as code', () => {
  expect(judged('uneditable-dashboard', board([]))).toEqual([])
  expect(judged('uneditable-dashboard', board([], { editable: true }))).toHaveLength(1)
  expect(judged('uneditable-dashboard', board([], { editable: undefined }))).toHaveLength(1)
})
