import type { Dashboard, Panel, Target } from '../../classic/dashboard.ts'
import { kindOfTarget } from '../../classic/datasource.ts'
import { readLogQuery } from '../../logql/logql.ts'
import type { LogQuery } from '../../logql/logql.ts'
import { isQueried } from './panel-types.ts'

interface AskedOfLoki {
  readonly panel: Panel
  readonly target: Target
  readonly query: LogQuery
}

/** Visible queries of Loki, in panels that dashboard-linter looks at. */
export function* logqlTargets(dashboard: Dashboard): Generator<AskedOfLoki> {
  for (const panel of dashboard.panels.filter(isQueried)) {
    for (const target of panel.targets) {
      if (
        target.hidden ||
        target.expr === '' ||
        kindOfTarget(dashboard, panel, target) !== 'loki'
      ) {
        continue
      }
      yield { panel, target, query: readLogQuery(target.expr, dashboard.variables) }
    }
  }
}
