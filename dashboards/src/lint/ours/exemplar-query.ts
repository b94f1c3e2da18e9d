import { selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Asked, Rule } from '../rule.ts'

export const exemplarQuery: Rule = {
  name: 'exemplar-query',
  from: 'obs',
  severity: 'warning',
  about:
    'Exemplars are asked for by range queries of histograms only: others have none, and ask for nothing at every refresh.',
  *check({ dashboard }) {
    for (const asked of validTargets(dashboard)) {
      const { panel, target } = asked
      if (!target.exemplar) continue
      const problem = problemOf(asked)
      if (problem === undefined) continue
      yield {
        panel,
        target,
        message: `it asks for exemplars, but ${problem}`,
        remedy: 'Set "exemplar": false.',
      }
    }
  },
}

function problemOf({ target, query }: Asked): string | undefined {
  if (target.instant && !target.range) return 'is an instant query'
  const histogram =
    selectors(query).some(({ metric }) => /_(bucket|count|sum)$/.test(metric ?? '')) ||
    query.text.includes('histogram_')
  return histogram ? undefined : 'reads no histogram'
}
