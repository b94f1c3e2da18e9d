import { mainDatasource } from '../../classic/datasource.ts'
import { selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { isQueried } from './panel-types.ts'

export const targetRateInterval: Rule = {
  name: 'target-rate-interval-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about:
    '`rate` and `irate` read `[$__rate_interval]`: a fixed window misses samples when the view is wide, and is empty where ' +
    'scrapes are rare.',
  *check({ dashboard }) {
    if (mainDatasource(dashboard) !== 'prometheus') return
    for (const { panel, target, query } of validTargets(dashboard)) {
      if (!isQueried(panel)) continue
      const fixed = selectors(query).find(
        ({ range, rangeFunction }) =>
          range !== null &&
          range !== '$__rate_interval' &&
          ['rate', 'irate'].includes(rangeFunction ?? ''),
      )
      if (fixed === undefined) continue
      yield {
        panel,
        target,
        message: `${fixed.rangeFunction}() reads [${fixed.range}], in ${target.expr}`,
        remedy: 'Write [$__rate_interval].',
      }
    }
  },
}
