import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged } from '../../support/judged.ts'

const some = (count: number) =>
  Array.from({ length: count }, (_, at) => panel(String(at), 'a', { id: 100 + at }))

it('counts what is open', () => {
  const row = { type: 'row', title: 'Row', panels: some(9) }
  expect(judged('visible-panels', board([...some(20), row]))).toEqual([])
  expect(judged('visible-panels', board(some(21)))).toMatchObject([
    { message: '21 panels are open at once' },
  ])
})
