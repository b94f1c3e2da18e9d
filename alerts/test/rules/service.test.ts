import { describe, expect, it } from 'vitest'
import { compileAlerts, prove } from '../../src/index.ts'
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
  slos: [],
  groups: plan.groups.filter(({ name }) => / (service|escalation)$/.test(name)),
}

const a = 'up{job="orders",instance="a:80"}'
const b = 'up{job="orders",instance="b:80"}'

type Series = Readonly<Record<string, string>>

function escalated(alert: string, series: Series, value: number | null) {
  return {
    name: `${alert} ${value === null ? 'is not escalated' : 'is escalated'}`,
    intervalSeconds: 30,
    series: Object.entries(series).map(([series, values]) => ({ series, values })),
    asserts: [
      {
        expr: `count(count by (alertname) (ALERTS{alertname="${alert}",alertstate="firing",escalation="true"}))`,
        atSeconds: 5_700,
        value,
      },
    ],
  }
}

describe('the alerts of a service', { timeout: 20 * 60_000 }, () => {
  it('have proofs each, of what fires and of what is only nearly enough', () => {
    const { now, days } = prove(onlyService)
    const [firing, silent] = [true, false].map((fires) =>
      [...now, ...days]
        .filter(({ asserts }) => asserts.some(({ value }) => value === 1) === fires)
        .map(({ name }) => name.split(': ')[1]),
    )
    const names = new Set(plan.alerts.map(({ name }) => name))
    expect(new Set(firing)).toEqual(names)
    expect(new Set(silent)).toEqual(names)
  })

  it('are escalated when they page for a quarter of an hour', async () => {
    const proofs = [
      escalated('ServiceDown', { [a]: '0x200', [b]: '0x200' }, 1),
      escalated('ServiceDown', { [a]: '0x20 1x180', [b]: '0x20 1x180' }, null),
      escalated('ServiceDown', { [a]: '0x180 stale', [b]: '0x180 stale' }, 1),
      escalated('InstanceDown', { [a]: '1x200', [b]: '0x200' }, null),
    ]
    expect(await promtool(onlyService, proofs, 30)).toBe('')
  })
})
