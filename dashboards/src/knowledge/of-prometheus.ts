import type { Dashboard } from '../classic/dashboard.ts'
import { validTargets } from '../lint/rule.ts'
import { inParallel } from '../live/in-parallel.ts'
import { Prometheus } from '../live/prometheus.ts'
import type { PrometheusOptions } from '../live/http-api.ts'
import type { Span } from '../live/prometheus.ts'
import { selectors } from '../promql/selectors.ts'
import type { MetricCatalogue } from './knowledge.ts'

const atOnce = 6
/** What was scraped at some time within a day counts as there. */
const looksBackSeconds = 86_400

/** What a live Prometheus has of the metrics that these dashboards read. */
export async function prometheusCatalogue(
  boards: readonly Dashboard[],
  options: PrometheusOptions,
): Promise<MetricCatalogue> {
  const prometheus = new Prometheus(options)
  const end = Date.now() / 1_000
  const within = { start: end - looksBackSeconds, end }
  const names = new Set(await prometheus.labelValues('__name__', null, within))
  const read = [...metricsOf(boards)].filter((name) => names.has(name))
  const labels = new Map(
    await inParallel(
      read,
      atOnce,
      async (name) => [name, await labelsOf(prometheus, name, within)] as const,
    ),
  )
  const edges = new Map(
    await inParallel(
      read.filter(isBucket),
      atOnce,
      async (name) => [name, await edgesOf(prometheus, name, within)] as const,
    ),
  )
  return {
    source: prometheus.url,
    complete: false,
    has: (metric) => names.has(metric) || metric.startsWith('ALERTS'),
    labels: (metric) => labels.get(metric) ?? null,
    edges: (histogram) => edges.get(`${histogram}_bucket`) ?? null,
  }
}

function metricsOf(boards: readonly Dashboard[]): ReadonlySet<string> {
  const asked = boards.flatMap((board) => [...validTargets(board)])
  const names = asked.flatMap(({ query }) => selectors(query).map(({ metric }) => metric))
  return new Set(names.filter((name) => name !== null))
}

function isBucket(name: string): boolean {
  return name.endsWith('_bucket')
}

async function labelsOf(
  prometheus: Prometheus,
  name: string,
  within: Span,
): Promise<ReadonlySet<string>> {
  return new Set(await prometheus.labelNames(selectorOf(name), within))
}

async function edgesOf(
  prometheus: Prometheus,
  name: string,
  within: Span,
): Promise<readonly number[]> {
  const values = await prometheus.labelValues('le', selectorOf(name), within)
  return values
    .map(Number)
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)
}

function selectorOf(name: string): string {
  return `{__name__=${JSON.stringify(name)}}`
}
