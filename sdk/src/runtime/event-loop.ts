import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { Families } from '../metrics/index.ts'
import { eventLoopDelay, labels, metrics } from '../service/index.ts'
import { Windows } from './windows.ts'

/** Node's timer for the measurement is due so often. */
const resolutionMs = 10

/** By the statistic that ends the metric's name. */
const statistics = ['min', 'max', 'mean', 'stddev', 'p50', 'p90', 'p99'] as const

interface Window {
  readonly delays: Record<(typeof statistics)[number], number>
  readonly utilization: number
}

/**
 * How late the event loop comes to what is due, and how much of the time it is busy. Measured all
 * the time by Node itself: what is measured at a scrape is the scrape.
 */
export function watchEventLoop(families: Families): { close(): void } {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  histogram.enable()
  let before = performance.eventLoopUtilization()

  const windows = new Windows((): Window => {
    const { min, max, mean, stddev } = histogram
    const at = (percentile: number) => late(histogram.percentile(percentile))
    const none = histogram.count === 0
    const delays = none
      ? { min: 0, max: 0, mean: 0, stddev: 0, p50: 0, p90: 0, p99: 0 }
      : {
          min: late(min),
          max: late(max),
          mean: late(mean),
          stddev: stddev / 1e9,
          p50: at(50),
          p90: at(90),
          p99: at(99),
        }
    histogram.reset()
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, before)
    before = now
    return { delays, utilization }
  })

  describeDelays(families, windows)
  describeUtilization(families, windows)
  return { close: () => void histogram.disable() }
}

/** Node records the time from one tick to the next: what lies beyond the interval is delay. */
function late(nanoseconds: number): number {
  return Math.max(0, nanoseconds - resolutionMs * 1e6) / 1e9
}

function describeDelays(families: Families, windows: Windows<Window>): void {
  for (const statistic of statistics) {
    const gauge = families.gauge({
      name: eventLoopDelay(statistic),
      help: `Delay of the event loop, ${statistic}, since the scrape before.`,
      unit: 'seconds',
      collect: () => gauge.series().set(windows.latest().delays[statistic]),
    })
  }
}

function describeUtilization(families: Families, windows: Windows<Window>): void {
  const ratio = families.gauge({
    name: metrics.eventLoopUtilization,
    help: 'Share of the time in which the event loop was not idle, since the scrape before.',
    unit: 'ratio',
    collect: () => ratio.series().set(windows.latest().utilization),
  })
  const time = families.counter({
    name: metrics.eventLoopTime,
    help: 'Time of the event loop, by whether it worked or waited.',
    unit: 'seconds',
    labelNames: [labels.eventLoopState],
    collect: () => {
      const { active, idle } = performance.eventLoopUtilization()
      time.series('active').setTotal(active / 1_000)
      time.series('idle').setTotal(idle / 1_000)
    },
  })
}
