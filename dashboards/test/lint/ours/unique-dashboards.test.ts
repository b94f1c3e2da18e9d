import { expect, it } from 'vitest'
import { board } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'unique-dashboards'

it('finds two dashboards of one uid or title', () => {
  expect(said(judged(rule, board([]), {}, [board([])]))).toEqual([
    'another dashboard has the uid obs-orders too',
    'another dashboard is called "Orders" too',
  ])
  expect(judged(rule, board([]), {}, [board([], { uid: 'x', title: 'Other' })])).toEqual([])
})

it('finds a uid that Grafana does not take', () => {
  expect(judged(rule, board([], { uid: 'a'.repeat(41) }))).toHaveLength(1)
  expect(judged(rule, board([], { uid: 'orders/overview' }))).toHaveLength(1)
})
