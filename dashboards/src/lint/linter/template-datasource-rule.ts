import type { Variable } from '../../classic/dashboard.ts'
import type { Remark, Rule } from '../rule.ts'

export const templateDatasource: Rule = {
  name: 'template-datasource-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about:
    'There is a data source variable, named and labelled after what it chooses: `prometheus_datasource`, ' +
    '"Prometheus data source". A single one may be `datasource`, "Data source".',
  *check({ dashboard }) {
    const variables = dashboard.variables.filter(({ type }) => type.toLowerCase() === 'datasource')
    if (variables.length === 0) {
      yield {
        message: 'there is no data source variable',
        remedy: 'Add one, prometheus_datasource, and have panels and variables read it.',
      }
    }
    for (const variable of variables) yield* checkName(variable, variables.length === 1)
  },
}

function* checkName({ name, label, query }: Variable, alone: boolean): Generator<Remark> {
  const names = [`${query.toLowerCase()}_datasource`, ...(alone ? ['datasource'] : [])]
  const labels = [`${titleCase(query)} data source`, ...(alone ? ['Data source'] : [])]
  if (!names.includes(name)) {
    yield {
      message: `the data source variable is named "${name}"`,
      remedy: `Name it ${names.join(' or ')}.`,
    }
  }
  if (!labels.includes(label)) {
    yield {
      severity: 'warning',
      message: `the data source variable "${name}" is labelled "${label}"`,
      remedy: `Label it "${labels.join('" or "')}".`,
    }
  }
}

function titleCase(text: string): string {
  return text.toLowerCase().replace(/(?<![\p{L}\p{N}'])\p{L}/gu, (letter) => letter.toUpperCase())
}
