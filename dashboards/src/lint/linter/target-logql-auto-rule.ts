import { logqlTargets } from './logql-targets.ts'
import type { Rule } from '../rule.ts'

export const targetLogqlAuto: Rule = {
  name: 'target-logql-auto-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Ranges in LogQL are `[$__auto]`.',
  differs:
    'Every range is looked at; one `$__auto` does not excuse the others. Invalid LogQL is left to `target-logql-rule`, and what asks Loki is told as there.',
  *check({ dashboard }) {
    for (const { panel, target, query } of logqlTargets(dashboard)) {
      if (query.problems.length > 0) continue
      const fixed = query.ranges.find((range) => range !== '$__auto')
      if (fixed === undefined) continue
      yield {
        panel,
        target,
        message: `it reads [${fixed}], in ${target.expr}`,
        remedy: 'Write [$__auto].',
      }
    }
  },
}
