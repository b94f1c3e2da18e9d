import { expect, it } from 'vitest'
import { board, panel, prometheus } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'panel-datasource-rule'

it('wants a variable where a uid is written', () => {
  const panels = [
    panel('Good', 'a'),
    panel('Short', 'a', { datasource: '$prometheus_datasource' }),
    panel('Fixed', 'a', { datasource: { type: 'prometheus', uid: 'webstore-metrics' } }),
    panel('None', 'a', { datasource: null }),
    panel('A stat', 'a', { type: 'stat', datasource: null }),
  ]
  expect(said(judged(rule, board(panels)))).toEqual([
    'Fixed: it reads the data source "webstore-metrics"',
    'None: it reads the data source ""',
  ])
})

it('judges a mixed panel by its targets', () => {
  const mixed = (uid: string) =>
    panel('Mixed', [{ expr: 'a', datasource: { type: 'prometheus', uid } }], {
      datasource: { uid: '-- Mixed --' },
    })
  expect(judged(rule, board([mixed(prometheus.uid)]))).toEqual([])
  expect(judged(rule, board([mixed('abc')]))).toHaveLength(1)
})
