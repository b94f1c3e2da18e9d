import { monitorEventLoopDelay } from 'node:perf_hooks'
import { labels, metrics } from '@obs-toolkit/sdk/service'

/** What a service with our SDK would show; told the truth, or not. */
export interface Ledger {
  readonly count: (route: string, seconds: number) => void
  readonly restart: () => void
  readonly text: () => string
}

const edges = [0.01, 0.05, 0.1, 0.2, 0.5, 1, 2]

export function createLedger(times = 1): Ledger {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
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
    text: () => {
      const lines = [...routes].flatMap(([route, seen]) => series(route, seen))
      const heldUp = delay.max / 1e9
      delay.reset()
      return [
        `# TYPE ${metrics.serverDuration} histogram`,
        ...lines,
        `process_start_time_seconds ${startedAt}`,
        `nodejs_eventloop_lag_max_seconds ${heldUp}`,
        '',
      ].join('\n')
    },
  }
}

function series(route: string, seen: readonly number[]): string[] {
  const shared = `${labels.method}="GET",${labels.route}="${route}",${labels.status}="200"`
  const below = (le: number): number => seen.filter((seconds) => seconds <= le).length
  return [
    ...edges.map((le) => `${metrics.serverDuration}_bucket{${shared},le="${le}"} ${below(le)}`),
    `${metrics.serverDuration}_bucket{${shared},le="+Inf"} ${seen.length}`,
    `${metrics.serverDuration}_sum{${shared}} ${seen.reduce((sum, each) => sum + each, 0)}`,
    `${metrics.serverDuration}_count{${shared}} ${seen.length}`,
  ]
}
