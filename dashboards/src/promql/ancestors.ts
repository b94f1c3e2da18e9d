import type { SyntaxNode } from '@lezer/common'
import type { Query } from './query.ts'
import { functionName } from './selectors.ts'

/** The nearest function or aggregation that a part of a query is given to; empty where there is none. */
export function functionAround(query: Query, node: SyntaxNode): string {
  const [nearest] = callsAround(node)
  return nearest ? functionName(query, nearest) : ''
}

/** Calls and aggregations around a part of a query, the nearest first. */
export function callsAround(node: SyntaxNode): readonly SyntaxNode[] {
  const calls: SyntaxNode[] = []
  for (let above = node.parent; above !== null; above = above.parent) {
    if (above.name === 'FunctionCall' || above.name === 'AggregateExpr') calls.push(above)
  }
  return calls
}
