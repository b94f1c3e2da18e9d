import { createRequire } from 'node:module'
import type * as codemirrorLanguage from '@codemirror/language'
import type * as codemirrorState from '@codemirror/state'
import type * as codemirrorPromql from '@prometheus-io/codemirror-promql'
import type { Parser as PromqlParser } from '@prometheus-io/codemirror-promql/dist/cjs/parser/parser.js'
import { parser } from '@prometheus-io/lezer-promql'
import type { SyntaxNode, Tree } from '@lezer/common'

/**
 * The type checker was made for an editor. Its CommonJS copy and the editor's state must come from
 * the same place, or they do not know each other's classes.
 */
const require = createRequire(import.meta.url)
const { EditorState } = require('@codemirror/state') as typeof codemirrorState
const { ensureSyntaxTree } = require('@codemirror/language') as typeof codemirrorLanguage
const { LanguageType, promQLLanguage } =
  require('@prometheus-io/codemirror-promql') as typeof codemirrorPromql
const { Parser } = require('@prometheus-io/codemirror-promql/dist/cjs/parser/parser.js') as {
  Parser: new (
    state: codemirrorState.EditorState,
  ) => Pick<PromqlParser, 'analyze' | 'getDiagnostics'>
}
const mostMs = 10_000
const language = promQLLanguage(LanguageType.PromQL)

/** Prometheus' own grammar; what it does not understand are nodes of type error. */
export function parse(text: string): Tree {
  return parser.parse(text)
}

/** Types, numbers of arguments, vector matching. It overlooks mistakes in syntax. */
export function typeErrors(text: string): readonly string[] {
  const checker = new Parser(parsedWhole(text))
  checker.analyze()
  return checker.getDiagnostics().map(({ message }) => message)
}

/** An editor stops parsing after 20 ms, to go on later: a slow start would leave half a tree. */
function parsedWhole(text: string): codemirrorState.EditorState {
  const state = EditorState.create({ doc: text, extensions: [language] })
  ensureSyntaxTree(state, text.length, mostMs)
  return state.update({}).state
}

/** Of these kinds, in the order of the text; a node that is given is looked at too. */
export function nodes(within: Tree | SyntaxNode, ...kinds: readonly string[]): SyntaxNode[] {
  const found: SyntaxNode[] = []
  const top = 'topNode' in within ? within.topNode : within
  top.cursor().iterate((each) => {
    if (kinds.includes(each.name)) found.push(each.node)
  })
  return found
}
