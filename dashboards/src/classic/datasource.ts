import type { Dashboard, Datasource, Panel, Target } from './dashboard.ts'
import { isObject, text } from './values.ts'

/** Old dashboards name a data source by one string. */
export function readDatasource(json: unknown): Datasource | null {
  if (typeof json === 'string') return json === '' ? null : { uid: json, type: '' }
  if (!isObject(json)) return null
  return { uid: text(json['uid']), type: text(json['type']) }
}

/** The first variable of that kind, which the linter's rules take for the whole dashboard's. */
export function mainDatasource({ variables }: Dashboard): string | undefined {
  return variables.find(({ type }) => type === 'datasource')?.query
}

/** What a target asks: `prometheus`, `loki`, `grafana` … */
export function kindOfTarget(dashboard: Dashboard, panel: Panel, target: Target): string {
  const isMixed = panel.datasource?.uid === '-- Mixed --'
  return kindOf(dashboard, target.datasource ?? (isMixed ? null : panel.datasource))
}

export function kindOf(dashboard: Dashboard, datasource: Datasource | null): string {
  if (datasource === null) return mainDatasource(dashboard) ?? 'prometheus'
  const { type, uid } = datasource
  if (['grafana', 'datasource'].includes(type) || /^(-- .* --|grafana)$/.test(uid)) return 'grafana'
  if (type !== '' && !type.startsWith('$')) return type
  const name = /^\$\{?(\w+)\}?$/.exec(uid)?.[1]
  const variable = dashboard.variables.find((each) => each.name === name)
  return variable?.query ?? kindOfInput(dashboard, uid) ?? mainDatasource(dashboard) ?? 'prometheus'
}

/** A dashboard that was exported to be shared asks for its data sources: `${DS_PROMETHEUS}`. */
function kindOfInput({ json }: Dashboard, uid: string): string | undefined {
  const inputs = Array.isArray(json['__inputs']) ? json['__inputs'].filter(isObject) : []
  const input = inputs.find(({ name }) => uid === `\${${text(name)}}`)
  return input && text(input['pluginId'])
}
