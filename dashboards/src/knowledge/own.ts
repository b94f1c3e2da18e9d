import { compileAlerts } from '@obs-toolkit/alerts'
import {
  alertLabels,
  bucketEdges,
  edgeSeconds,
  labels,
  metrics,
  selfLabels,
  selfMetrics,
  eventLoopDelay,
} from '@obs-toolkit/sdk/service'
import type { Service } from '@obs-toolkit/sdk/service'
import type { MetricCatalogue } from './knowledge.ts'

/** What Prometheus itself adds to every target, and to alerts. */
const ofPrometheus = [
  'up',
  'scrape_duration_seconds',
  'scrape_samples_scraped',
  'ALERTS',
  'ALERTS_FOR_STATE',
]
const labelsOfPrometheus = [
  'job',
  'instance',
  'le',
  'alertname',
  'alertstate',
  'service_name',
  'service_version',
  'service_instance_id',
]
const eventLoopStatistics = ['p50', 'p90', 'p99', 'max', 'mean', 'min', 'stddev']
const histogram = /_seconds$/
const partsOfHistogram = ['_bucket', '_count', '_sum']

/** What the SDK exports and the rules record for these services. */
export function ownCatalogue(services: readonly Service[]): MetricCatalogue {
  const names = new Set([...ofPrometheus, ...exported(), ...services.flatMap(recordedBy)])
  const known = new Set([
    ...labelsOfPrometheus,
    ...Object.values(labels),
    ...Object.values(alertLabels),
    ...Object.values(selfLabels),
    ...services.flatMap(({ prometheus }) => [
      ...Object.keys(prometheus.selector),
      ...prometheus.identity,
    ]),
  ])
  const edges = edgesOf(services)
  return {
    source: 'the declaration',
    complete: true,
    has: (metric) => names.has(metric),
    labels: () => known,
    edges: (name) => (name === metrics.serverDuration ? edges : null),
  }
}

function exported(): readonly string[] {
  const plain = [
    ...Object.values(metrics),
    ...Object.values(selfMetrics),
    ...eventLoopStatistics.map(eventLoopDelay),
  ]
  return plain.flatMap((name) =>
    histogram.test(name) ? [name, ...partsOfHistogram.map((part) => name + part)] : [name],
  )
}

function recordedBy(service: Service): readonly string[] {
  const { groups } = compileAlerts(service)
  return groups.flatMap(({ rules }) =>
    rules.flatMap((rule) => ('record' in rule ? [rule.record] : [])),
  )
}

function edgesOf(services: readonly Service[]): readonly number[] {
  const targets = services.flatMap(({ objectives }) =>
    objectives.flatMap(({ underMs }) => (underMs === null ? [] : [underMs])),
  )
  return [
    ...new Set([
      ...(services.length === 0 ? [] : bucketEdges(targets)),
      ...targets.map(edgeSeconds),
    ]),
  ].toSorted((a, b) => a - b)
}
