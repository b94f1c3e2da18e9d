import type { Rule } from '../rule.ts'
import { checkTemplate } from './template.ts'

export const templateInstance: Rule = {
  name: 'template-instance-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about:
    'There is a multi-select query variable `instance`, labelled "Instance", whose "All" is `.+`.',
  check: ({ dashboard }) => checkTemplate(dashboard, 'instance'),
}
