import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const loki = { type: 'loki', uid: 'l' }

it('finds LogQL that Loki would refuse', () => {
  const panels = [
    panel('Good', [
      { expr: 'sum(rate({job=~"$job"} |= "$find" | logfmt [$__auto]))', datasource: loki },
    ]),
    panel('Open', [{ expr: '{job="x"', datasource: loki }]),
    panel('Hidden', [{ expr: '{job="x"', datasource: loki, hide: true }]),
  ]
  expect(said(judged('target-logql-rule', board(panels)))).toEqual([
    'Open: a mistake in syntax at "the end", in {job="x"',
  ])
})
