import { selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Rule } from '../rule.ts'

export const metricKnown: Rule = {
  name: 'metric-known',
  from: 'obs',
  severity: 'error',
  about:
    'Every metric that a query reads exists: in the vocabulary and the rules, or in the service or Prometheus that is named.',
  *check({ dashboard, knowledge: { metrics } }) {
    if (metrics === null) return
    for (const { panel, target, query } of validTargets(dashboard)) {
      const names = new Set(selectors(query).map(({ metric }) => metric))
      for (const name of names) {
        if (
          name === null ||
          (target.expr.includes('$') && !target.expr.includes(name)) ||
          metrics.has(name)
        )
          continue
        yield {
          panel,
          target,
          message: `nobody has the metric ${name} (asked: ${metrics.source})`,
          remedy: 'Mend its name, or have it exported.',
        }
      }
    }
  },
}
