import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const loki = { type: 'loki', uid: 'l' }

it('wants the range that Grafana chooses, everywhere', () => {
  const mixed = 'rate({a="b"}[$__auto]) / rate({a="b"}[5m])'
  const panels = [
    panel('Good', [
      { expr: 'count_over_time({a="b"}[$__auto])', datasource: loki },
      { expr: '{a="b"}', datasource: loki },
    ]),
    panel('Fixed', [{ expr: mixed, datasource: loki }]),
  ]
  expect(said(judged('target-logql-auto-rule', board(panels)))).toEqual([
    `Fixed: it reads [5m], in ${mixed}`,
  ])
})
