import { recorded } from '@obs-toolkit/sdk/service'
import { expect, it } from 'vitest'
import { compileAlerts } from '../../src/index.ts'
import { service } from '../orders.ts'
import { promtool } from './promtool.ts'

const hour = 60

/** Requests and failures a minute, hour by hour of two days: ten times as many by day as by night. */
const hours = Array.from({ length: 48 }, (_, at) => {
  const requests = at === 20 ? 0 : at % 24 < 12 ? 6_000 : 600
  const failing = at === 5 ? 0.2 : at === 40 ? 0.5 : 0.001
  return { requests, bad: requests * failing, scraped: at !== 42 }
})

function counter(of: (each: (typeof hours)[number]) => number): string {
  let value = 0
  const parts = hours.map((each) => {
    const start = value + of(each)
    value += of(each) * hour
    return each.scraped ? `${start}+${of(each)}x${hour - 1}` : `_x${hour}`
  })
  return `0 ${parts.join(' ')}`
}

it(
  'what is left of a budget is right to one per cent, with uneven traffic, a pause and a gap',
  { timeout: 20 * 60_000 },
  async () => {
    const plan = compileAlerts(
      service({ objectives: { availability: 0.9, latency: false }, prometheus: { periodDays: 2 } }),
    )
    const sum = (of: (each: (typeof hours)[number]) => number): number =>
      hours.reduce((total, each) => total + of(each), 0)
    const spent = sum(({ bad }) => bad) / sum(({ requests }) => requests) / 0.1
    const series = 'http_server_request_duration_seconds_count{job="orders",http_route="/"'
    const proof = {
      name: 'budget',
      intervalSeconds: 60,
      series: [
        {
          series: `${series},http_response_status_code="200"}`,
          values: counter(({ requests, bad }) => requests - bad),
        },
        { series: `${series},http_response_status_code="500"}`, values: counter(({ bad }) => bad) },
      ],
      asserts: [
        {
          expr: `sum(abs((1 - ${recorded.budgetRemaining}) / ${spent} - 1) < bool 0.01)`,
          atSeconds: 48 * 3_600,
          value: 1,
        },
      ],
    }
    expect(spent).toBeGreaterThan(0.05)
    expect(await promtool(plan, [proof], 300)).toBe('')
  },
)
