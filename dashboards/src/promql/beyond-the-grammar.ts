import type { Tree } from '@lezer/common'
import { nodes } from './language.ts'
import { matchersOf } from './matchers.ts'

/**
 * Prometheus takes these only when it is started with `--enable-feature=promql-experimental-functions`, see
 * https://prometheus.io/docs/prometheus/latest/querying/functions/
 */
const experimental: ReadonlySet<string> = new Set([
  'double_exponential_smoothing',
  'first_over_time',
  'histogram_quantiles',
  'info',
  'limit_ratio',
  'limitk',
  'mad_over_time',
  'sort_by_label',
  'sort_by_label_desc',
  'ts_of_first_over_time',
  'ts_of_last_over_time',
  'ts_of_max_over_time',
  'ts_of_min_over_time',
])

/** What Prometheus refuses although grammar and types are well. */
export function beyondTheGrammar(text: string, tree: Tree): readonly string[] {
  return [...experimentalFunctions(text, tree), ...emptySelectors(text, tree)]
}

function experimentalFunctions(text: string, tree: Tree): readonly string[] {
  return nodes(tree, 'FunctionIdentifier', 'AggregateOp')
    .map(({ from, to }) => text.slice(from, to))
    .filter((name) => experimental.has(name.toLowerCase()))
    .map((name) => `${name}() is experimental: Prometheus refuses it unless told otherwise`)
}

function emptySelectors(text: string, tree: Tree): readonly string[] {
  return nodes(tree, 'VectorSelector').flatMap((node) => {
    const matchers = matchersOf(text, node)
    const broken = matchers.filter(({ op, value }) => op.endsWith('~') && !isRegex(value))
    const named = node.getChild('Identifier') !== null
    const all = !named && matchers.every(matchesEmpty)
    return [
      ...broken.map(
        ({ label, value }) => `the regular expression of ${label}, ${value}, is invalid`,
      ),
      ...(all
        ? ['a selector needs at least one matcher that does not match the empty string']
        : []),
    ]
  })
}

function matchesEmpty({ op, value }: { readonly op: string; readonly value: string }): boolean {
  if (op === '=') return value === ''
  if (op === '!=') return value !== ''
  if (value.includes('$') || !isRegex(value)) return false
  return new RegExp(`^(?:${value})$`).test('') === (op === '=~')
}

/** Go's expressions are nearly JavaScript's; inline flags such as `(?i)` are not. */
function isRegex(value: string): boolean {
  try {
    return new RegExp(value.replace(/\(\?[imsU]+\)/g, '')) instanceof RegExp
  } catch {
    return false
  }
}
