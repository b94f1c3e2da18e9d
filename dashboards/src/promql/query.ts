import type { SyntaxNode, Tree } from '@lezer/common'
import type { Variable } from '../classic/dashboard.ts'
import { beyondTheGrammar } from './beyond-the-grammar.ts'
import { nodes, parse, typeErrors } from './language.ts'
import { substitutions } from './substitute.ts'

/** A PromQL expression with stand-ins for Grafana's variables, parsed. */
export interface Query {
  /** With the stand-ins. */
  readonly text: string
  readonly tree: Tree
  /** Empty where Prometheus would take it. */
  readonly problems: readonly string[]
}

/** Reads a query as Prometheus would; of several readings of its variables, one that is valid. */
export function readQuery(expr: string, variables: readonly Variable[] = []): Query {
  let first: Query | undefined
  for (const text of substitutions(expr, variables)) {
    const query = readPlain(text)
    if (query.problems.length === 0) return query
    first ??= query
  }
  return first ?? readPlain(expr)
}

const read = new Map<string, Query>()
const mostRemembered = 5_000

function readPlain(text: string): Query {
  const known = read.get(text)
  if (known) return known
  const tree = parse(text)
  const problems = problemsOf(text, tree)
  if (read.size >= mostRemembered) read.clear()
  read.set(text, { text, tree, problems })
  return { text, tree, problems }
}

function problemsOf(text: string, tree: Tree): readonly string[] {
  if (withoutComments(text).trim() === '') return ['there is no query']
  const syntax = syntaxError(text, tree)
  if (syntax !== undefined) return [syntax]
  return [...new Set([...typeErrors(text), ...beyondTheGrammar(text, tree)])]
}

function withoutComments(text: string): string {
  return text.replace(/^\s*#.*$/gm, '')
}

function syntaxError(text: string, tree: Tree): string | undefined {
  const error = nodes(tree, '⚠')[0]
  if (error === undefined) return undefined
  const rest = text.slice(error.from).replace(/\s+/g, ' ').trim()
  if (rest === '') return 'it ends too early: something is not closed'
  const after = text.slice(0, error.from).replace(/\s+/g, ' ').trim()
  return `a mistake in syntax at "${short(rest)}"${after ? ` after "${after.slice(-30)}"` : ''}`
}

function short(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}

export function source({ text }: Pick<Query, 'text'>, node: SyntaxNode): string {
  return text.slice(node.from, node.to)
}
