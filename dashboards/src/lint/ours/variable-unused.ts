import type { Rule } from '../rule.ts'
import { mentions } from './variable-references.ts'

export const variableUnused: Rule = {
  name: 'variable-unused',
  from: 'obs',
  severity: 'warning',
  about:
    'Every variable is used somewhere: people choose a value, and expect that something changes.',
  *check({ dashboard }) {
    const found = mentions(dashboard)
    for (const [at, { name, type }] of dashboard.variables.entries()) {
      const own = `templating.list[${at}].`
      if (
        type === 'adhoc' ||
        found.some((each) => each.name === name && !each.at.startsWith(own))
      ) {
        continue
      }
      yield {
        message: `nothing reads the variable "${name}"`,
        remedy: 'Use it in a query, or remove it.',
      }
    }
  },
}
