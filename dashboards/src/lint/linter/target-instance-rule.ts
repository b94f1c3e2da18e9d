import type { Rule } from '../rule.ts'
import { checkMatcher } from './required-matcher.ts'

export const targetInstance: Rule = {
  name: 'target-instance-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Every selector has `instance=~"$instance"`.',
  differs: 'Targets that ask Loki are not read as PromQL.',
  check: ({ dashboard }) => checkMatcher(dashboard, 'instance'),
}
