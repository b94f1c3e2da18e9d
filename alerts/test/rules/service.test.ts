import { metrics, selfMetrics } from '@obs-toolkit/sdk/service'
import { describe, expect, it } from 'vitest'
import { compileAlerts } from '../../src/index.ts'
import { service } from '../orders.ts'
import { promtool } from './promtool.ts'

const plan = compileAlerts(
  service({
    traffic: { lowPerSecond: 4 },
    dependencies: { payments: { url: 'http://payments:8080' } },
    alerts: {
      receivers: { oncall: { webhook: { url: 'http://localhost/' } } },
      escalation: 'oncall',
    },
  }),
)
const onlyService = {
  ...plan,
  groups: plan.groups.filter(({ name }) => / (service|escalation)$/.test(name)),
}

const a = 'job="orders",instance="a:80"'
const b = 'job="orders",instance="b:80"'
const count = `${metrics.serverDuration}_count`
const bucket = `${metrics.serverDuration}_bucket`
const client = `${metrics.clientDuration}_count`
const active = `${metrics.serverActive}{${a}}`
const up = { [`up{${a}}`]: '1x200', [`up{${b}}`]: '1x200' }
const served = { [`${count}{${a},http_route="/",http_response_status_code="200"}`]: '0+60x200' }

type Series = Readonly<Record<string, string>>

/** Each with what makes it fire, and what is only nearly enough. */
const cases: readonly (readonly [alert: string, wrong: Series, nearly: Series])[] = [
  [
    'ServiceDown',
    { [`up{${a}}`]: '0x200', [`up{${b}}`]: '0x200' },
    { ...up, [`up{${a}}`]: '0x200' },
  ],
  ['ServiceDown', { 'up{job="another"}': '1x200' }, up],
  ['InstanceDown', { ...up, [`up{${b}}`]: '0x200' }, up],
  ['TrafficGone', { ...up, [`${count}{${a},http_route="/"}`]: '5x200' }, { ...up, ...served }],
  // Started anew and never asked; started just now.
  ['TrafficGone', { ...up, [active]: '0x200' }, { ...up, [active]: '_x180 0x20' }],
  [
    'HeapNearLimit',
    {
      [`${metrics.heapUsed}{${a},v8js_heap_space_name="old"}`]: '95x200',
      [`${metrics.heapLimit}{${a}}`]: '100x200',
      [`${metrics.heapUsed}{${b}}`]: '10x200',
      [`${metrics.heapLimit}{${b}}`]: '100x200',
    },
    {
      [`${metrics.heapUsed}{${a},v8js_heap_space_name="old"}`]: '85x200',
      [`${metrics.heapLimit}{${a}}`]: '100x200',
      [`${metrics.heapUsed}{${b}}`]: '10x200',
      [`${metrics.heapLimit}{${b}}`]: '100x200',
    },
  ],
  [
    'EventLoopBlocked',
    { [`${metrics.eventLoopDelay}{${a}}`]: '0.11x200' },
    { [`${metrics.eventLoopDelay}{${a}}`]: '0.09x200' },
  ],
  [
    'RestartLoop',
    { [`${metrics.processStart}{${a}}`]: '1+1x200' },
    { [`${metrics.processStart}{${a}}`]: '1x195 2x5' },
  ],
  [
    'DependencyErrors',
    {
      [`${client}{${a},dependency="payments",error_type="503"}`]: '0+6x200',
      [`${client}{${a},dependency="payments"}`]: '0+60x200',
    },
    {
      [`${client}{${a},dependency="payments",error_type="503"}`]: '0+2x200',
      [`${client}{${a},dependency="payments"}`]: '0+60x200',
    },
  ],
  [
    'BreakerOpen',
    {
      [`${metrics.breakerOpen}{${a},breaker="stock"}`]: '1x200',
      [`${metrics.breakerOpen}{${b},breaker="stock"}`]: '1x200',
    },
    {
      [`${metrics.breakerOpen}{${a},breaker="stock"}`]: '1x200',
      [`${metrics.breakerOpen}{${b},breaker="stock"}`]: '0x200',
    },
  ],
  [
    'BreakerTripping',
    {
      [`${metrics.breakerCalls}{${a},breaker="stock",outcome="rejected"}`]: '0+6x200',
      [`${metrics.breakerCalls}{${a},breaker="stock",outcome="success"}`]: '0+60x200',
    },
    {
      [`${metrics.breakerCalls}{${a},breaker="stock",outcome="rejected"}`]: '0+2x200',
      [`${metrics.breakerCalls}{${a},breaker="stock",outcome="success"}`]: '0+60x200',
    },
  ],
  [
    'UnmatchedSurge',
    {
      ...served,
      [`${count}{${a},http_route="<unmatched>",http_response_status_code="404"}`]: '0+30x200',
    },
    {
      ...served,
      [`${count}{${a},http_route="<unmatched>",http_response_status_code="404"}`]: '0+6x200',
    },
  ],
  ['MetricsMissing', up, { ...up, [`${metrics.serverActive}{${a}}`]: '0x200' }],
  [
    'BucketMissing',
    { ...served, [`${bucket}{${a},le="0.5"}`]: '0+60x200' },
    {
      ...served,
      [`${bucket}{${a},le="0.5"}`]: '0+60x200',
      [`${bucket}{${a},le="0.2"}`]: '0+60x200',
    },
  ],
  [
    'TelemetryBroken',
    { [`${selfMetrics.spansDropped}{${a}}`]: '0+1x200' },
    { [`${selfMetrics.spansDropped}{${a}}`]: '7x200' },
  ],
]

function proof(alert: string, series: Series, value: number | null, escalation = '') {
  return {
    name: `${alert} ${value === null ? 'is silent' : 'fires'}`,
    intervalSeconds: 30,
    series: Object.entries(series).map(([series, values]) => ({ series, values })),
    asserts: [
      {
        expr: `count(count by (alertname) (ALERTS{alertname="${alert}",alertstate="firing",escalation="${escalation}"}))`,
        atSeconds: 5_700,
        value,
      },
    ],
  }
}

describe('the alerts of a service', { timeout: 20 * 60_000 }, () => {
  it('have a case each', () => {
    expect([...new Set(cases.map(([alert]) => alert))].toSorted()).toEqual(
      plan.alerts.map(({ name }) => name).toSorted(),
    )
  })

  it('fire for what is wrong, and not for what is nearly', async () => {
    const proofs = cases.flatMap(([alert, wrong, nearly]) => [
      proof(alert, wrong, 1),
      proof(alert, nearly, null),
    ])
    expect(await promtool(onlyService, proofs, 30)).toBe('')
  })

  it('are escalated when they page for a quarter of an hour', async () => {
    const [, down] = cases[0]!
    const forgotten = { [`up{${a}}`]: '0x180 stale', [`up{${b}}`]: '0x180 stale' }
    const restored = { [`up{${a}}`]: '0x20 1x180', [`up{${b}}`]: '0x20 1x180' }
    const proofs = [
      proof('ServiceDown', down, 1, 'true'),
      proof('ServiceDown', restored, null, 'true'),
      proof('ServiceDown', forgotten, 1, 'true'),
      proof('InstanceDown', { ...up, [`up{${b}}`]: '0x200' }, null, 'true'),
    ]
    expect(await promtool(onlyService, proofs, 30)).toBe('')
  })
})
