import type { MetricCatalogue } from '../../knowledge/knowledge.ts'
import { selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Asked, Rule } from '../rule.ts'

export const metricKnown: Rule = {
  name: 'metric-known',
  from: 'obs',
  severity: 'error',
  about:
    'Every metric that a query reads exists: in the vocabulary and the rules, or in the service or Prometheus that is named, ' +
    'where the panel does not say when it is empty.',
  *check({ dashboard, knowledge: { metrics } }) {
    if (metrics === null) return
    for (const asked of validTargets(dashboard)) {
      for (const name of unknownMetrics(asked, metrics)) {
        yield {
          panel: asked.panel,
          target: asked.target,
          message: `nobody has the metric ${name} (asked: ${metrics.source})`,
          remedy: 'Mend its name, or have it exported.',
        }
      }
    }
  },
}

function unknownMetrics(
  { panel, target, query }: Asked,
  metrics: MetricCatalogue,
): readonly string[] {
  if (!metrics.complete && panel.field.noValue !== '') return []
  const names = new Set(selectors(query).flatMap(({ metric }) => metric ?? []))
  return [...names].filter((name) => isWritten(name, target.expr) && !metrics.has(name))
}

/** A name of which a variable is a part is only a guess. */
function isWritten(name: string, expr: string): boolean {
  return expr.includes(name)
}
