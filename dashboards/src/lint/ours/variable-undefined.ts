import type { Dashboard } from '../../classic/dashboard.ts'
import { objects, text } from '../../classic/values.ts'
import { isGlobal } from '../../promql/globals.ts'
import type { Rule } from '../rule.ts'
import { mentions } from './variable-references.ts'
import type { Mention } from './variable-references.ts'

/** In prose a dollar may be one, and in an expression the end of a text. */
const prose = /(^|\.)(description|content|regex|pattern|renamePattern|legendFormat)$/

export const variableUndefined: Rule = {
  name: 'variable-undefined',
  from: 'obs',
  severity: 'error',
  about:
    'Every variable that is mentioned is one of the dashboard: another stays in the query as it is written, and matches nothing.',
  *check({ dashboard }) {
    const known = definedBy(dashboard)
    const seen = new Set<string>()
    for (const mention of mentions(dashboard)) {
      if (known.has(mention.name) || !isMeant(mention) || seen.has(mention.name)) continue
      seen.add(mention.name)
      yield {
        message: `there is no variable "${mention.name}", but ${mention.at} has it: ${mention.within}`,
        remedy: `Add the variable, or write what is meant.`,
      }
    }
  },
}

function isMeant({ name, at }: Mention): boolean {
  return !isGlobal(name) && !/^\d/.test(name) && !prose.test(at)
}

function definedBy({ variables, json }: Dashboard): ReadonlySet<string> {
  const inputs = objects(json['__inputs']).map(({ name }) => text(name))
  return new Set([...variables.map(({ name }) => name), ...inputs])
}
