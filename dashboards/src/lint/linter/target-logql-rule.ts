import { logqlTargets } from './logql-targets.ts'
import type { Rule } from '../rule.ts'

export const targetLogql: Rule = {
  name: 'target-logql-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Queries of Loki are valid LogQL, once variables are filled in.',
  differs:
    'A target asks Loki where its data source variable chooses one, or its panel does; dashboard-linter looks at the first variable and at the type that a target names.',
  *check({ dashboard }) {
    for (const { panel, target, query } of logqlTargets(dashboard)) {
      const [problem] = query.problems
      if (problem === undefined) continue
      yield {
        panel,
        target,
        message: `${problem}, in ${target.expr}`,
        remedy: 'Mend the query; try it in Loki.',
      }
    }
  },
}
