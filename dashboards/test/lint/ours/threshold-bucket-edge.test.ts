import { expect, it } from 'vitest'
import { defineService } from '@obs-toolkit/sdk/service'
import { ownCatalogue } from '../../../src/checks.ts'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const service = defineService({
  name: 'orders',
  objectives: { latency: { ratio: 0.99, underMs: 300 } },
})
const options = { knowledge: { metrics: ownCatalogue([service]), closed: true } }
const duration = 'http_server_request_duration_seconds_bucket'

function withThreshold(title: string, value: number, unit = 's') {
  const thresholds = {
    mode: 'absolute',
    steps: [
      { value: null, color: 'green' },
      { value, color: 'red' },
    ],
  }
  const expr = `histogram_quantile(0.99, sum by (le) (rate(${duration}[5m])))`
  return panel(title, expr, { fieldConfig: { defaults: { unit, thresholds }, overrides: [] } })
}

it('finds a threshold, and a le, between two buckets', () => {
  const panels = [
    withThreshold('Declared', 0.3),
    withThreshold('In milliseconds', 300, 'ms'),
    withThreshold('Guessed', 0.35),
    panel('Counted', [
      `sum(rate(${duration}{le="0.3"}[5m]))`,
      `sum(rate(${duration}{le="0.4"}[5m]))`,
    ]),
  ]
  expect(said(judged('threshold-bucket-edge', board(panels), options))).toEqual([
    'Guessed: the threshold 0.35 is no edge of a bucket of its histogram',
    'Counted: le="0.4" is no edge of a bucket of http_server_request_duration_seconds',
  ])
})
