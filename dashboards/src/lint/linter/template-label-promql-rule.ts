import type { Variable } from '../../classic/dashboard.ts'
import { kindOf, mainDatasource } from '../../classic/datasource.ts'
import { readQuery } from '../../promql/query.ts'
import type { Rule } from '../rule.ts'

const functions: ReadonlySet<string> = new Set([
  'label_names',
  'label_values',
  'metrics',
  'query_result',
])

export const templateLabelPromql: Rule = {
  name: 'template-label-promql-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about:
    'Query variables ask `label_values(…)`, `label_names(…)`, `metrics(…)` or `query_result(…)`, of PromQL that is valid.',
  differs:
    'Variables that ask Loki or another data source are left alone, `metrics(…)` takes a regular expression, and ' +
    '`label_names()` needs no argument: dashboard-linter reports all three.',
  *check({ dashboard }) {
    if (mainDatasource(dashboard) !== 'prometheus') return
    for (const variable of dashboard.variables) {
      if (variable.type !== 'query' || kindOf(dashboard, variable.datasource) !== 'prometheus') {
        continue
      }
      const problem = problemOf(variable, dashboard.variables)
      if (problem === undefined) continue
      yield {
        message: `the variable "${variable.name}" asks ${variable.query || 'nothing'}: ${problem}`,
        remedy:
          'Ask label_values(metric{…}, label), label_names(…), metrics(…) or query_result(…).',
      }
    }
  },
}

function problemOf({ query }: Variable, variables: readonly Variable[]): string | undefined {
  const [, name = '', argument = ''] = /([a-z_]+)\((.*)\)/s.exec(query) ?? []
  if (!functions.has(name)) {
    return name === '' ? 'that is no function' : `${name}() is no function of variables`
  }
  if (name === 'metrics' || argument.trim() === '') return undefined
  const expr = name === 'label_values' ? withoutLabel(argument) : argument
  return readQuery(expr, variables).problems.find(
    (problem) => problem.startsWith('a mistake') || problem.startsWith('it ends'),
  )
}

/** `label_values(label)` has a label alone, which reads as a metric. */
function withoutLabel(argument: string): string {
  return argument.replace(/,\s*[\w$"{}.]+\s*$/, '')
}
