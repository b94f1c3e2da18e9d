import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'
import { labels, metrics } from '@obs-toolkit/sdk/service'

/** What a service with our SDK would show; told the truth, or not. */
export interface Ledger {
  readonly count: (route: string, seconds: number) => void
  /** A call of a dependency. */
  readonly call: (dependency: string, seconds: number) => void
  readonly restart: () => void
  readonly text: () => string
}

const edges = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2]

export function createLedger(times = 1): Ledger {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  let collected = 0
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) collected += duration / 1_000
  }).observe({ entryTypes: ['gc'] })
  const calls = new Map<string, number[]>()
  let routes = new Map<string, number[]>()
  let startedAt = Date.now() / 1000
  return {
    restart: () => {
      routes = new Map()
      startedAt = Date.now() / 1000 + 2
    },
    count: (route, seconds) => {
      const seen = routes.get(route) ?? []
      for (let time = Math.random(); time < times; time++) seen.push(seconds)
      routes.set(route, seen)
    },
    call: (dependency, seconds) => {
      calls.set(dependency, [...(calls.get(dependency) ?? []), seconds])
    },
    text: () => {
      const lines = [...routes].flatMap(([route, seen]) =>
        series(metrics.serverDuration, { [labels.route]: route }, seen),
      )
      const called = [...calls].flatMap(([dependency, seen]) =>
        series(metrics.clientDuration, { [labels.dependency]: dependency }, seen),
      )
      const heldUp = delay.max / 1e9
      delay.reset()
      return [
        `# TYPE ${metrics.serverDuration} histogram`,
        ...lines,
        `# TYPE ${metrics.clientDuration} histogram`,
        ...called,
        `${metrics.processStart} ${startedAt}`,
        `nodejs_eventloop_lag_max_seconds ${heldUp}`,
        `${metrics.gcDuration}_sum ${collected}`,
        '',
      ].join('\n')
    },
  }
}

function series(
  metric: string,
  about: Readonly<Record<string, string>>,
  seen: readonly number[],
): string[] {
  const pairs = { [labels.method]: 'GET', [labels.status]: '200', ...about }
  const shared = Object.entries(pairs)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')
  const below = (le: number): number => seen.filter((seconds) => seconds <= le).length
  return [
    ...edges.map((le) => `${metric}_bucket{${shared},le="${le}"} ${below(le)}`),
    `${metric}_bucket{${shared},le="+Inf"} ${seen.length}`,
    `${metric}_sum{${shared}} ${seen.reduce((sum, each) => sum + each, 0)}`,
    `${metric}_count{${shared}} ${seen.length}`,
  ]
}
