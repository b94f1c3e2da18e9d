import { edgeSeconds, labels, metrics } from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'

/** What the rules read of a service's own metrics, and what they need of a Prometheus. */
export interface Expectations {
  readonly histogram: string
  readonly labels: readonly string[]
  readonly edgesSeconds: readonly number[]
  /** What every instance has from its start; others come with their first use. */
  readonly series: readonly string[]
  readonly scrapeSeconds: number
  readonly evaluationSeconds: number
  readonly retentionSeconds: number
  readonly selector: Readonly<Record<string, string>>
  /** Labels that every target has, beside those that pick it. */
  readonly identity: readonly string[]
}

export function expectations({ objectives, prometheus }: Service): Expectations {
  const edges = objectives.flatMap(({ underMs }) => (underMs === null ? [] : edgeSeconds(underMs)))
  return {
    histogram: metrics.serverDuration,
    labels: [labels.method, labels.route, labels.status],
    edgesSeconds: [...new Set(edges)].toSorted((a, b) => a - b),
    series: [
      metrics.serverActive,
      metrics.eventLoopDelay,
      metrics.heapUsed,
      metrics.heapLimit,
      metrics.processStart,
    ],
    scrapeSeconds: prometheus.scrapeSeconds,
    evaluationSeconds: prometheus.evaluationSeconds,
    retentionSeconds: prometheus.periodDays * 86_400,
    selector: prometheus.selector,
    identity: prometheus.identity,
  }
}
