import type { Rule } from '../rule.ts'
import { checkMatcher } from './required-matcher.ts'

export const targetJob: Rule = {
  name: 'target-job-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Every selector has `job=~"$job"`.',
  differs: 'Targets that ask Loki are not read as PromQL.',
  check: ({ dashboard }) => checkMatcher(dashboard, 'job'),
}
