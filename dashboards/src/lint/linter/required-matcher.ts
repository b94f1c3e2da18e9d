import type { Dashboard } from '../../classic/dashboard.ts'
import { mainDatasource } from '../../classic/datasource.ts'
import { selectors } from '../../promql/selectors.ts'
import type { Selector } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Remark } from '../rule.ts'

/** Every selector has `label=~"$label"`. */
export function* checkMatcher(dashboard: Dashboard, label: string): Generator<Remark> {
  if (mainDatasource(dashboard) !== 'prometheus') return
  for (const { panel, target, query } of validTargets(dashboard)) {
    for (const selector of selectors(query)) {
      if (hasMatcher(selector, label)) continue
      yield {
        panel,
        target,
        message: `${selector.metric ?? 'a selector'} has no ${label}=~"$${label}", in ${target.expr}`,
        remedy: `Add ${label}=~"$${label}", or exclude the panel with a reason.`,
      }
    }
  }
}

function hasMatcher({ matchers }: Selector, label: string): boolean {
  return matchers.some(
    (each) => each.label === label && each.op === '=~' && each.value === `$${label}`,
  )
}
