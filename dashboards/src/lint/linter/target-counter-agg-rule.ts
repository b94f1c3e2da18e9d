import { selectors } from '../../promql/selectors.ts'
import type { Selector } from '../../promql/selectors.ts'
import { functionAround } from '../../promql/ancestors.ts'
import { validTargets } from '../rule.ts'
import type { Asked, Rule } from '../rule.ts'

const growth: ReadonlySet<string> = new Set(['rate', 'irate', 'increase'])
/** These ask whether there is something, or how it is made, and not how much. */
const existence: ReadonlySet<string> = new Set([
  'absent',
  'absent_over_time',
  'present_over_time',
  'count',
  'group',
  'resets',
  'timestamp',
])

export const targetCounterAgg: Rule = {
  name: 'target-counter-agg-rule',
  from: 'dashboard-linter',
  severity: 'error',
  about: 'Counters (`…_total`) are read through `rate`, `irate` or `increase`.',
  differs:
    'Selectors with labels are looked at too: dashboard-linter compares the end of the whole selector with `_total`, so that ' +
    '`a_total{job="x"}` escapes it. `absent`, `count` and their like may read a counter as it is.',
  *check({ dashboard }) {
    for (const asked of validTargets(dashboard)) {
      const bare = selectors(asked.query).find((selector) => isBare(asked, selector))
      if (bare === undefined) continue
      yield {
        panel: asked.panel,
        target: asked.target,
        message: `the counter ${bare.metric} is read as it is, in ${asked.target.expr}`,
        remedy: 'It only ever grows: read rate(…[$__rate_interval]) or increase(…[$__range]).',
      }
    }
  },
}

function isBare({ query }: Asked, { metric, range, rangeFunction, node }: Selector): boolean {
  if (!metric?.endsWith('_total')) return false
  const around = range === null ? functionAround(query, node) : (rangeFunction ?? '')
  return !existence.has(around) && !(range !== null && growth.has(around))
}
