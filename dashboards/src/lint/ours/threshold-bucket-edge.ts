import type { Panel } from '../../classic/dashboard.ts'
import { object, objects } from '../../classic/values.ts'
import { selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Asked, Remark, Rule } from '../rule.ts'
import type { MetricCatalogue } from '../../knowledge/knowledge.ts'

export const thresholdBucketEdge: Rule = {
  name: 'threshold-bucket-edge',
  from: 'obs',
  severity: 'error',
  about:
    'A duration that a panel is judged by, as a threshold or as `le="…"`, is the edge of a bucket: between two edges a histogram ' +
    'can only guess.',
  *check({ dashboard, knowledge: { metrics } }) {
    if (metrics === null) return
    const judged = new Set<Panel>()
    for (const asked of validTargets(dashboard)) {
      yield* checkMatchers(asked, metrics)
      if (judged.has(asked.panel)) continue
      const edges = edgesFor(asked, metrics)
      if (edges === null) continue
      judged.add(asked.panel)
      yield* checkThresholds(asked.panel, edges)
    }
  },
}

function* checkMatchers(
  { panel, target, query }: Asked,
  metrics: MetricCatalogue,
): Generator<Remark> {
  for (const { metric, matchers } of selectors(query)) {
    const edges = metric?.endsWith('_bucket') ? metrics.edges(metric.replace(/_bucket$/, '')) : null
    if (edges === null) continue
    for (const { label, op, value } of matchers) {
      if (
        label !== 'le' ||
        op !== '=' ||
        value.includes('$') ||
        value === '+Inf' ||
        isEdge(Number(value), edges)
      )
        continue
      yield { panel, target, ...remark(`le="${value}"`, metric!.replace(/_bucket$/, ''), edges) }
    }
  }
}

function* checkThresholds(panel: Panel, edges: readonly number[]): Generator<Remark> {
  const scale = panel.field.unit === 'ms' ? 0.001 : 1
  const steps = objects(object(panel.field.defaults['thresholds'])['steps'])
  for (const { value } of steps) {
    if (typeof value !== 'number' || value === 0 || isEdge(value * scale, edges)) continue
    yield { panel, ...remark(`the threshold ${value}`, 'its histogram', edges) }
  }
}

/** Of the one histogram whose durations a panel shows, if it shows any. */
function edgesFor({ panel, query }: Asked, metrics: MetricCatalogue): readonly number[] | null {
  if (!['s', 'ms'].includes(panel.field.unit)) return null
  const bucket = selectors(query).find(({ metric }) => metric?.endsWith('_bucket'))
  return bucket ? metrics.edges(bucket.metric!.replace(/_bucket$/, '')) : null
}

function isEdge(value: number, edges: readonly number[]): boolean {
  return edges.some((edge) => Math.abs(edge - value) <= 1e-9 * Math.max(1, edge))
}

function remark(
  what: string,
  histogram: string,
  edges: readonly number[],
): Pick<Remark, 'message' | 'remedy'> {
  return {
    message: `${what} is no edge of a bucket of ${histogram}`,
    remedy: `Edges are ${edges.filter(Number.isFinite).join(', ')} s: declare the duration as a target, or take one of them.`,
  }
}
