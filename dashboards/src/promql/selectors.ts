import type { SyntaxNode } from '@lezer/common'
import { lengthAsWritten } from './globals.ts'
import { nodes } from './language.ts'
import { matchersOf } from './matchers.ts'
import type { Matcher } from './matchers.ts'
import { source } from './query.ts'
import type { Query } from './query.ts'

export interface Selector {
  /** Null where the name is itself matched by an expression, or missing. */
  readonly metric: string | null
  /** The metric's own name is none of them. */
  readonly matchers: readonly Matcher[]
  /** As written: `5m`, `$__rate_interval`; null for an instant vector. */
  readonly range: string | null
  /** The function that reads the range, in lower case. */
  readonly rangeFunction: string | null
  readonly node: SyntaxNode
}

export function selectors(query: Query): readonly Selector[] {
  return nodes(query.tree, 'VectorSelector').map((node) => {
    const all = matchersOf(query.text, node)
    const identifier = node.getChild('Identifier')
    const named = all.find(({ label, op }) => label === '__name__' && op === '=')
    const range = rangeOf(node)
    return {
      metric: identifier ? source(query, identifier) : (named?.value ?? null),
      matchers: all.filter(({ label, op }) => label !== '__name__' || op !== '='),
      range: range && lengthAsWritten(source(query, range)),
      rangeFunction: range && nameOfCall(query, node),
      node,
    }
  })
}

function rangeOf({ parent }: SyntaxNode): SyntaxNode | null {
  return parent?.name === 'MatrixSelector' ? parent.getChild('DurationExpr') : null
}

/** They stand between a range and the function that reads it. */
const modifiers: ReadonlySet<string> = new Set([
  'MatrixSelector',
  'OffsetExpr',
  'StepInvariantExpr',
  'AnchoredExpr',
  'SmoothedExpr',
  'ParenExpr',
  'FunctionCallBody',
])

/** The call right around a range; modifiers such as `offset` are no calls. */
function nameOfCall(query: Query, node: SyntaxNode): string | null {
  let above = node.parent
  while (above && modifiers.has(above.name)) above = above.parent
  return above?.name === 'FunctionCall' ? functionName(query, above) : null
}

/** Of a call or an aggregation, in lower case. */
export function functionName(query: Query, call: SyntaxNode): string {
  const name = call.getChild('FunctionIdentifier') ?? call.getChild('AggregateOp')
  return name ? source(query, name).toLowerCase() : ''
}

export function labelsIn(query: Query, grouping: SyntaxNode): readonly string[] {
  return [...grouping.getChildren('LabelName'), ...grouping.getChildren('QuotedLabelName')].map(
    (node) => source(query, node).replace(/^["'`]|["'`]$/g, ''),
  )
}
