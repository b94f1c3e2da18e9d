import type { Dashboard, Target } from '../../classic/dashboard.ts'
import { mainDatasource } from '../../classic/datasource.ts'
import { promqlTargets } from '../rule.ts'
import type { Asked, Remark, Rule } from '../rule.ts'
import { isQueried } from './panel-types.ts'

export const targetPromql: Rule = {
  name: 'target-promql-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Queries of Prometheus are valid PromQL, once variables are filled in.',
  differs:
    'Targets that ask Loki or compute an expression are not taken for PromQL; queries are read in panels of every type, and in ' +
    'dashboards without a data source variable; a variable outside of quotes may be a number or a duration (`topk($k, …)`).',
  *check({ dashboard }) {
    for (const asked of promqlTargets(dashboard)) {
      if (!isMeant(dashboard, asked)) continue
      const remark = remarkOn(dashboard, asked)
      if (remark) yield remark
    }
  },
}

/** A target without a query is a mistake only where dashboard-linter looks for one. */
function isMeant(dashboard: Dashboard, { panel, target }: Asked): boolean {
  return target.expr !== '' || (mainDatasource(dashboard) === 'prometheus' && isQueried(panel))
}

function remarkOn(dashboard: Dashboard, { panel, target, query }: Asked): Remark | undefined {
  if (target.expr === '' && repeatsPanel(dashboard, target)) return undefined
  const [problem] = query.problems
  if (problem === undefined) return undefined
  return {
    panel,
    target,
    message: `${problem}, in ${target.expr || 'an empty query'}`,
    remedy: 'Mend the query; try it in Prometheus.',
  }
}

function repeatsPanel({ panels }: Dashboard, { panelId }: Target): boolean {
  return panelId !== null && panels.some(({ id }) => id === panelId)
}
