import { selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Rule } from '../rule.ts'

export const labelKnown: Rule = {
  name: 'label-known',
  from: 'obs',
  severity: 'error',
  about: 'Every label that a selector matches is one that its metric can have.',
  *check({ dashboard, knowledge: { metrics } }) {
    if (metrics === null) return
    for (const { panel, target, query } of validTargets(dashboard)) {
      const seen = new Set<string>()
      for (const { metric, matchers } of selectors(query)) {
        const known = metric === null ? null : metrics.labels(metric)
        if (known === null) continue
        for (const { label } of matchers) {
          const key = `${metric} ${label}`
          if (known.has(label) || seen.has(key)) continue
          seen.add(key)
          yield {
            panel,
            target,
            message: `${metric} has no label ${label} (asked: ${metrics.source})`,
            remedy: `It has ${[...known].toSorted().slice(0, 12).join(', ') || 'none'}.`,
          }
        }
      }
    }
  },
}
