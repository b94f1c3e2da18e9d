import type { SyntaxNode } from '@lezer/common'
import { callsAround } from '../../promql/ancestors.ts'
import type { Query } from '../../promql/query.ts'
import { functionName, labelsIn, selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Rule } from '../rule.ts'

export const histogramQuantileLe: Rule = {
  name: 'histogram-quantile-le',
  from: 'obs',
  severity: 'error',
  about:
    'What `histogram_quantile` reads of classic buckets keeps their label `le`: without it the answer is nothing.',
  *check({ dashboard }) {
    for (const { panel, target, query } of validTargets(dashboard)) {
      const lost = selectors(query).find(
        ({ metric, node }) => metric?.endsWith('_bucket') && losesLe(query, node),
      )
      if (lost === undefined) continue
      yield {
        panel,
        target,
        message: `le is aggregated away before histogram_quantile() reads ${lost.metric}, in ${target.expr}`,
        remedy: 'Write sum by (le, …).',
      }
    }
  },
}

function losesLe(query: Query, selector: SyntaxNode): boolean {
  const calls = callsAround(selector)
  const quantile = calls.findIndex((call) =>
    /^histogram_(quantile|fraction)/.test(functionName(query, call)),
  )
  return calls.slice(0, Math.max(0, quantile)).some((call) => dropsLe(query, call))
}

/** These pass series on as they are. */
const choosing: ReadonlySet<string> = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio'])

function dropsLe(query: Query, call: SyntaxNode): boolean {
  if (call.name !== 'AggregateExpr' || choosing.has(functionName(query, call))) return false
  const modifier = call.getChild('AggregateModifier')
  const grouping = modifier?.getChild('GroupingLabels')
  if (modifier == null || grouping == null) return true
  const names = labelsIn(query, grouping)
  return modifier.getChild('By') ? !names.includes('le') : names.includes('le')
}
