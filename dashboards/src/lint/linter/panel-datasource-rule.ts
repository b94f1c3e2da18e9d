import type { Datasource, Panel } from '../../classic/dashboard.ts'
import type { Rule } from '../rule.ts'
import { isSourced } from './panel-types.ts'

export const panelDatasource: Rule = {
  name: 'panel-datasource-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about:
    'Panels read a data source variable, so that a dashboard works where data sources have other uids.',
  differs:
    'A panel of mixed data sources is judged by those of its targets, and one that reads another panel is left alone; ' +
    'dashboard-linter reports both.',
  *check({ dashboard }) {
    const variables = dashboard.variables.filter(({ type }) => type.toLowerCase() === 'datasource')
    const templated = new Set(variables.flatMap(({ name }) => [`$${name}`, `\${${name}}`]))
    for (const panel of dashboard.panels.filter(isSourced)) {
      const fixed = sourcesOf(panel).find((source) => !templated.has(source?.uid ?? ''))
      if (fixed === undefined) continue
      yield {
        panel,
        message: `it reads the data source "${fixed?.uid ?? ''}"`,
        remedy: 'Have it read a data source variable, such as ${prometheus_datasource}.',
      }
    }
  },
}

function sourcesOf({ datasource, targets }: Panel): readonly (Datasource | null)[] {
  if (datasource?.uid === '-- Dashboard --') return []
  if (datasource?.uid !== '-- Mixed --') return [datasource]
  return targets.map((target) => target.datasource).filter((each) => each?.type !== '__expr__')
}
