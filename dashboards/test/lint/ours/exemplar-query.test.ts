import { expect, it } from 'vitest'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

it('wants exemplars asked of range queries of histograms', () => {
  const panels = [
    panel('Good', [
      { expr: 'histogram_quantile(0.9, rate(a_bucket[5m]))', exemplar: true, range: true },
    ]),
    panel('Gauge', [{ expr: 'a', exemplar: true }]),
    panel('Now', [{ expr: 'rate(a_bucket[5m])', exemplar: true, instant: true }]),
  ]
  expect(said(judged('exemplar-query', board(panels)))).toEqual([
    'Gauge: it asks for exemplars, but reads no histogram',
    'Now: it asks for exemplars, but is an instant query',
  ])
})
