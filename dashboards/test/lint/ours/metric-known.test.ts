import { expect, it } from 'vitest'
import { defineService } from '@obs-toolkit/sdk/service'
import { expositionCatalogue, ownCatalogue } from '../../../src/checks.ts'
import { board, panel } from '../../support/board.ts'
import { judged, said } from '../../support/judged.ts'

const rule = 'metric-known'

it('knows what the SDK exports and the rules record', () => {
  const metrics = ownCatalogue([defineService({ name: 'orders' })])
  const panels = [
    panel('Ours', [
      'http_server_request_duration_seconds_bucket',
      'slo:objective:ratio',
      'up',
      'nodejs_eventloop_delay_p50_seconds',
    ]),
    panel('Typo', 'http_server_requests_duration_seconds_count'),
  ]
  expect(said(judged(rule, board(panels), { knowledge: { metrics, closed: true } }))).toEqual([
    'Typo: nobody has the metric http_server_requests_duration_seconds_count (asked: the declaration)',
  ])
})

it('asks a service, where one is named', () => {
  const metrics = expositionCatalogue(
    '# HELP a b\na_total{x="y"} 1\nb 2 1700000000\n',
    'http://x/metrics',
  )
  const found = judged(rule, board([panel('One', ['a_total', 'b', 'c', '${metric}_d'])]), {
    knowledge: { metrics, closed: false },
  })
  expect(found.map(({ message }) => message)).toEqual([
    'nobody has the metric c (asked: http://x/metrics)',
  ])
})

it('is silent where nothing is known', () => {
  expect(judged(rule, board([panel('One', 'whatever')]))).toEqual([])
})

it('lets a panel read what is not there yet, where it says so', () => {
  const metrics = expositionCatalogue('a 1', 'the service')
  const said = panel('Breakers', 'obs_breaker_open', {
    fieldConfig: { defaults: { noValue: 'Only with breakers' } },
  })
  expect(judged(rule, board([said]), { knowledge: { metrics, closed: false } })).toEqual([])
})
