import type { SyntaxNode } from '@lezer/common'
import { nodes } from './language.ts'
import { unquote } from './matchers.ts'
import { source } from './query.ts'
import type { Query } from './query.ts'
import { functionName, labelsIn } from './selectors.ts'

/** Labels that `by`, `on` and their like name; what `without` drops need not be there. */
export function groupingLabels(query: Query): readonly string[] {
  return nodes(query.tree, 'GroupingLabels')
    .filter(({ parent }) => parent?.getChild('Without') == null)
    .flatMap((node) => labelsIn(query, node))
}

/** Labels that the query itself makes: of `label_replace`, `label_join` and `count_values`. */
export function madeLabels(query: Query): readonly string[] {
  return nodes(query.tree, 'FunctionCall', 'AggregateExpr').flatMap((call) => {
    const at = places[functionName(query, call)]
    const label = at === undefined ? undefined : argumentsOf(call)[at]
    return label === undefined ? [] : [unquote(source(query, label))]
  })
}

const places: Readonly<Record<string, number>> = {
  label_replace: 1,
  label_join: 1,
  count_values: 0,
}

function argumentsOf(call: SyntaxNode): readonly SyntaxNode[] {
  return call.getChild('FunctionCallBody')?.getChildren('Expr') ?? []
}
