import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks'
import type { Families, Histogram } from '../metrics/index.ts'
import { labels, metrics } from '../service/index.ts'

/** As OpenTelemetry names them. */
const types: Readonly<Record<number, string>> = {
  [constants.NODE_PERFORMANCE_GC_MAJOR]: 'major',
  [constants.NODE_PERFORMANCE_GC_MINOR]: 'minor',
  [constants.NODE_PERFORMANCE_GC_INCREMENTAL]: 'incremental',
  [constants.NODE_PERFORMANCE_GC_WEAKCB]: 'weakcb',
}

const edges = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 10]

/** Every pause: Node hands over several at once, and each of them is counted. */
export function watchGarbageCollection(families: Families): { close(): void } {
  const durations = families.histogram({
    name: metrics.gcDuration,
    help: 'Pauses of garbage collection, by type.',
    unit: 'seconds',
    labelNames: [labels.gcType],
    edges,
  })
  for (const type of Object.values(types)) durations.series(type)
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) observe(durations, entry)
  })
  observer.observe({ entryTypes: ['gc'] })
  return { close: () => observer.disconnect() }
}

function observe(durations: Histogram<[string]>, entry: PerformanceEntry): void {
  const { kind } = (entry as PerformanceEntry & { detail: { kind: number } }).detail
  durations.series(types[kind] ?? 'other').observe(entry.duration / 1_000)
}
