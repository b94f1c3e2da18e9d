import type { Rule } from '../rule.ts'
import { checkTemplate } from './template.ts'

export const templateJob: Rule = {
  name: 'template-job-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'There is a multi-select query variable `job`, labelled "Job", whose "All" is `.+`.',
  check: ({ dashboard }) => checkTemplate(dashboard, 'job'),
}
