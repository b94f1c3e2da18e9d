import type { Dashboard, Variable } from '../../classic/dashboard.ts'
import { mainDatasource } from '../../classic/datasource.ts'
import type { Remark } from '../rule.ts'

const datasources: ReadonlySet<string> = new Set([
  '$datasource',
  '${datasource}',
  '$prometheus_datasource',
  '${prometheus_datasource}',
])

/** What a variable for a label must be that every target of Prometheus has. */
export function* checkTemplate(dashboard: Dashboard, name: string): Generator<Remark> {
  if (mainDatasource(dashboard) !== 'prometheus') return
  const variable = dashboard.variables.find((each) => each.name === name)
  if (variable === undefined) {
    yield {
      message: `there is no variable "${name}"`,
      remedy: `Add a query variable: label_values(up, ${name}), multi-select, with "All" as ".+".`,
    }
    return
  }
  yield* checkVariable(variable)
}

function* checkVariable(variable: Variable): Generator<Remark> {
  const { name, type, label, multi, allValue } = variable
  const uid = variable.datasource?.uid ?? ''
  if (!datasources.has(uid)) {
    yield {
      message: `the variable "${name}" reads "${uid}"`,
      remedy: 'Have it read ${prometheus_datasource}, or ${datasource}.',
    }
  }
  if (type !== 'query') {
    yield { message: `the variable "${name}" is of type ${type}`, remedy: 'Make it a query.' }
  }
  const wanted = `${name[0]?.toUpperCase()}${name.slice(1)}`
  if (label !== wanted) {
    yield {
      severity: 'warning',
      message: `the variable "${name}" is labelled "${label}"`,
      remedy: `Label it "${wanted}".`,
    }
  }
  if (!multi) {
    yield { message: `of "${name}" only one can be chosen`, remedy: 'Make it a multi-select.' }
  }
  if (allValue !== '.+') {
    yield {
      message: `"All" of "${name}" is "${allValue}"`,
      remedy: 'Make its custom all value ".+".',
    }
  }
}
