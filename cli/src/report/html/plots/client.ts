import type { Evidence } from '@obs-toolkit/load'
import type { Plot, Target } from '../../plot/plot.ts'
import { percent } from '../../words.ts'

export function rate({ plan, client }: Evidence): Plot {
  const { slots, slotSeconds } = client
  return {
    title: 'Requests per second',
    note: 'Sent, by when they were due; what was planned is dashed.',
    unit: '/s',
    x: slots.map(({ at }) => at),
    series: [
      {
        label: 'achieved',
        values: slots.map(({ requests }) => requests / slotSeconds),
        fill: true,
      },
      { label: 'planned', values: slots.map(() => plan.rate), colour: 'quiet', dashed: true },
    ],
    least: plan.rate * 1.2,
  }
}

export function responseTime({ plan, client }: Evidence): Plot {
  const { slots } = client
  return {
    title: 'Response time',
    note: 'At the client, from when a request was due; logarithmic.',
    unit: 'ms',
    logarithmic: true,
    x: slots.map(({ at }) => at),
    series: [
      {
        label: 'p99',
        values: slots.map(({ latency }) => latency.p99),
        colour: 'three',
        fill: { to: 'p95' },
      },
      {
        label: 'p95',
        values: slots.map(({ latency }) => latency.p95),
        colour: 'two',
        fill: { to: 'p50' },
      },
      { label: 'p50', values: slots.map(({ latency }) => latency.p50), colour: 'one' },
    ],
    targets: latencyTargets(plan),
  }
}

/** Each target once, whatever number of routes share it. */
export function latencyTargets({ objectives }: Evidence['plan']): readonly Target[] {
  const found = objectives.flatMap(({ underMs, ratio }) =>
    underMs === null ? [] : [{ label: `${percent(ratio)} within`, value: underMs }],
  )
  return [...new Map(found.map((each) => [each.label + each.value, each])).values()]
}

export function failed({ plan, client }: Evidence): Plot {
  const { slots } = client
  return {
    title: 'Failed requests',
    unit: 'ratio',
    x: slots.map(({ at }) => at),
    series: [
      {
        label: 'failed',
        values: slots.map(({ requests, failed }) => (requests === 0 ? null : failed / requests)),
        colour: 'bad',
        fill: true,
      },
    ],
    targets: plan.objectives
      .filter(({ kind, route }) => kind === 'errors' && route === null)
      .map(({ allowed }) => ({ label: 'allowed', value: allowed })),
    least: 0.01,
  }
}
