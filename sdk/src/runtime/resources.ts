import type { Families } from '../metrics/index.ts'
import { labels, metrics } from '../service/index.ts'

/** What keeps the process alive: sockets, servers, timers, requests to the system. */
export function describeResources(families: Families): void {
  const active = families.gauge({
    name: metrics.activeResources,
    help: 'Handles and requests that keep the event loop alive, by type.',
    labelNames: [labels.resourceType],
    maxSeries: 100,
    collect: () => {
      const counts = new Map<string, number>()
      for (const type of process.getActiveResourcesInfo()) {
        counts.set(type, (counts.get(type) ?? 0) + 1)
      }
      // A type that is there no more has none left.
      for (const series of active.all()) series.set(0)
      for (const [type, count] of counts) active.series(type).inc(count)
    },
  })
}
