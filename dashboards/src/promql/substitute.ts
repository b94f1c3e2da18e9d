import type { Variable } from '../classic/dashboard.ts'
import { globals } from './globals.ts'
import { references, replaceReferences } from './variables.ts'

type Knows = readonly Pick<Variable, 'name' | 'type' | 'current' | 'options' | 'query'>[]

/** Beyond so many unknowns in one query, each is taken for a name. */
const mostUnknowns = 3

/**
 * Texts that the query may become when Grafana has put values in, the likeliest first. What stands
 * in quotes stays as it is written. A variable outside of quotes may be a number (`topk($k, …)`), a
 * duration, a label, a function: where its value is not known, each of them is a guess.
 */
export function* substitutions(text: string, variables: Knows): Generator<string> {
  const open = references(text).filter(({ quoted }) => !quoted)
  const choices = open.map(({ name, format }) => guesses(name, format, variables))
  const unknown = choices.filter((each) => each.length > 1).length
  const bounded = unknown > mostUnknowns ? choices.map((each) => each.slice(0, 1)) : choices
  for (const values of combinations(bounded)) {
    const left = [...values]
    yield replaceReferences(text, (each) =>
      each.quoted ? text.slice(each.from, each.to) : left.shift()!,
    )
  }
}

function guesses(name: string, format: string, variables: Knows): readonly string[] {
  const known = globals[name] ?? (name.startsWith('__auto_interval') ? '10s' : undefined)
  if (known !== undefined) return [known]
  const variable = variables.find((each) => each.name === name)
  const value = variable && valueOf(variable)
  if (value !== undefined && !value.includes('$')) return [value]
  return format === 'csv' ? [`${name},${name}`, name] : [name, '1', '5m', 'sum']
}

function valueOf({ type, current, options, query }: Knows[number]): string | undefined {
  const chosen = [...current, ...options].find((each) => each !== '' && each !== '$__all')
  if (chosen !== undefined) return chosen
  if (type === 'constant' || type === 'textbox') return query || undefined
  if (type === 'custom' || type === 'interval') return query.split(',')[0]?.trim() || undefined
  return undefined
}

function* combinations(choices: readonly (readonly string[])[]): Generator<readonly string[]> {
  const [first, ...rest] = choices
  if (first === undefined) return yield []
  for (const value of first) for (const others of combinations(rest)) yield [value, ...others]
}
