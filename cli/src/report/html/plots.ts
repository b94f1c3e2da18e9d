import { quantileMs, subtract } from '@obs-toolkit/load'
import type { Evidence, ServerSnapshot } from '@obs-toolkit/load'
import type { Plot } from '../plot/plot.ts'

/** How the measured phase went over time. */
export function plotsOf({ plan, client, server }: Evidence): readonly Plot[] {
  const { slots, slotSeconds } = client
  const x = slots.map(({ at }) => at)
  const steps = overTime(server?.snapshots ?? [], client.measured.from)
  const targets = plan.objectives.flatMap(({ underMs, ratio }) =>
    underMs === null
      ? []
      : [{ label: `${Number((ratio * 100).toPrecision(4))} %`, value: underMs }],
  )
  const plots: Plot[] = [
    {
      title: 'Requests each second, by when they were due',
      unit: '/s',
      x,
      series: [
        {
          label: 'sent',
          values: slots.map(({ requests }) => requests / slotSeconds),
          colour: 'one',
          fill: true,
        },
        { label: 'planned', values: slots.map(() => plan.rate), colour: 'quiet', dashed: true },
      ],
      lines: [],
      least: plan.rate * 1.2,
    },
    {
      title: 'Response time, from when the request was due',
      unit: 'ms',
      x,
      series: [
        { label: 'p99', values: slots.map(({ latency }) => latency.p99), colour: 'three' },
        { label: 'p95', values: slots.map(({ latency }) => latency.p95), colour: 'two' },
        { label: 'p50', values: slots.map(({ latency }) => latency.p50), colour: 'one' },
      ],
      lines: targets,
      least: Math.max(0, ...targets.map(({ value }) => value)) * 1.1,
    },
    {
      title: 'Failed requests',
      unit: '%',
      x,
      series: [
        {
          label: 'failed',
          values: slots.map(({ requests, failed }) =>
            requests === 0 ? null : (100 * failed) / requests,
          ),
          colour: 'bad',
          fill: true,
        },
      ],
      lines: plan.objectives
        .filter(({ kind, route }) => kind === 'errors' && route === null)
        .map(({ allowed }) => ({ label: 'allowed', value: allowed * 100 })),
      least: 1,
    },
  ]
  if (steps.length === 0) return plots
  return [...plots, ...serverPlots(steps, client.latency.p99)]
}

interface Step {
  readonly at: number
  readonly p99: number | null
  readonly snapshot: ServerSnapshot
}

function overTime(snapshots: readonly ServerSnapshot[], from: string): readonly Step[] {
  const start = Date.parse(from)
  return snapshots.flatMap((snapshot, at) => {
    const before = snapshots[at - 1]
    const seconds = (Date.parse(snapshot.at) - start) / 1000
    return before && seconds > 0
      ? [{ at: seconds, p99: p99Between(before, snapshot), snapshot }]
      : []
  })
}

function p99Between(before: ServerSnapshot, after: ServerSnapshot): number | null {
  const nothing = { count: 0, failed: 0, seconds: 0, buckets: {} }
  const slowest = Object.entries(after.routes)
    .map(([key, counted]) => subtract(counted, before.routes[key] ?? nothing))
    .map((counted) => quantileMs(counted, 0.99))
    .filter((value) => value !== null)
  return slowest.length === 0 ? null : Math.max(...slowest)
}

function serverPlots(steps: readonly Step[], clientP99: number): readonly Plot[] {
  const x = steps.map(({ at }) => at)
  const loop = steps.map(({ snapshot }) => snapshot.eventLoopP99 ?? snapshot.eventLoopMax)
  const plots: Plot[] = [
    {
      title: 'p99 as the server saw it (upper edge of the bucket, slowest route)',
      unit: 'ms',
      x,
      series: [
        { label: 'server p99', values: steps.map(({ p99 }) => p99), colour: 'two' },
        {
          label: 'client p99, whole run',
          values: steps.map(() => clientP99),
          colour: 'quiet',
          dashed: true,
        },
      ],
      lines: [],
      least: clientP99 * 1.1,
    },
  ]
  if (loop.every((value) => value === null)) return plots
  const delays = loop.map((value) => (value === null ? null : value * 1000))
  const series = [{ label: 'delay p99', values: delays, colour: 'three' as const, fill: true }]
  return [
    ...plots,
    { title: "Delay of the server's event loop", unit: 'ms', x, series, lines: [], least: 20 },
  ]
}
