import type { SyntaxNode } from '@lezer/common'

export interface Matcher {
  readonly label: string
  /** `=`, `!=`, `=~` or `!~`. */
  readonly op: string
  /** Without its quotes; with Grafana's variables as they are written. */
  readonly value: string
}

/** Those between the braces of a selector. */
export function matchersOf(text: string, selector: SyntaxNode): readonly Matcher[] {
  const braces = selector.getChild('LabelMatchers')
  if (braces === null) return []
  const slice = (node: SyntaxNode | null): string => (node ? text.slice(node.from, node.to) : '')
  const names = braces.getChildren('QuotedLabelName').map((node) => ({
    label: '__name__',
    op: '=',
    value: unquote(slice(node)),
  }))
  const written = ['UnquotedLabelMatcher', 'QuotedLabelMatcher'].flatMap((kind) =>
    braces.getChildren(kind).map((node) => ({
      label: unquote(slice(node.firstChild)),
      op: slice(node.getChild('MatchOp')),
      value: unquote(slice(node.getChild('StringLiteral'))),
    })),
  )
  return [...names, ...written]
}

export function unquote(literal: string): string {
  const quote = literal[0] ?? ''
  if (quote === '`') return literal.slice(1, -1)
  if (quote !== '"' && quote !== "'") return literal
  return literal.slice(1, -1).replace(/\\(.)/gs, (_all, char: string) => escapes[char] ?? char)
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }
