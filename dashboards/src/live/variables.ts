import type { Dashboard, Variable } from '../classic/dashboard.ts'
import { kindOf } from '../classic/datasource.ts'
import { references } from '../promql/variables.ts'
import { inQuery } from './durations.ts'
import { interpolate } from './interpolate.ts'
import type { Chosen, Scope } from './interpolate.ts'
import { autoInterval, listedValues } from './variable-query.ts'

/** What a variable turned out to be. */
export interface ResolvedVariable extends Chosen {
  readonly name: string
  /** All that can be chosen. */
  readonly offered: readonly string[]
  /** As it was asked; null for one that asks nothing of Prometheus. */
  readonly asked: string | null
}

type Ask = (variable: Variable, query: string) => Promise<readonly string[]>

/** A value that people set in place of what the dashboard would choose. */
export type Wishes = Readonly<Record<string, string | readonly string[]>>

/** In the order in which they need each other, each by its own query. */
export async function resolveVariables(
  dashboard: Dashboard,
  globals: Scope['globals'],
  ask: Ask,
  wishes: Wishes = {},
): Promise<readonly ResolvedVariable[]> {
  const resolved: ResolvedVariable[] = []
  for (const variable of inOrder(dashboard.variables)) {
    const variables = Object.fromEntries(resolved.map((each) => [each.name, each]))
    const query = interpolate(variable.query, { globals, variables })
    const asks =
      variable.type === 'query' && kindOf(dashboard, variable.datasource) === 'prometheus'
    const offered = asks ? await ask(variable, query) : offeredBy(variable, query, globals)
    const wish = wishes[variable.name]
    const chosen =
      wish === undefined ? choose(variable, offered) : { values: [wish].flat(), all: null }
    const several = variable.multi || variable.includeAll
    resolved.push({ name: variable.name, offered, asked: asks ? query : null, several, ...chosen })
  }
  return resolved
}

function offeredBy(
  { type, options, current }: Variable,
  query: string,
  globals: Scope['globals'],
): readonly string[] {
  if (type === 'custom') return query === '' ? options : listedValues(query)
  if (type === 'interval') {
    const auto = autoInterval(Number(globals['__range_s']), 1)
    return listedValues(query).map((each) => (each === 'auto' ? inQuery(auto) : each))
  }
  if (type === 'constant' || type === 'textbox') return [current[0] ?? query]
  return type === 'datasource' ? [current[0] || query] : current
}

/** What was saved, where it is still offered; else all of them, else the first. */
function choose(
  { current, includeAll, allValue, multi }: Variable,
  offered: readonly string[],
): Pick<Chosen, 'values' | 'all'> {
  const saved = current.filter((value) => offered.includes(value))
  if (saved.length > 0) return { values: multi ? saved : saved.slice(0, 1), all: null }
  if (includeAll) return { values: offered, all: allValue === '' ? null : allValue }
  return { values: offered.slice(0, 1), all: null }
}

/** Those that others mention come first; a circle is broken where it was entered. */
function inOrder(variables: readonly Variable[]): readonly Variable[] {
  const ordered = new Set<Variable>()
  const entered = new Set<Variable>()
  const visit = (variable: Variable): void => {
    if (entered.has(variable)) return
    entered.add(variable)
    const needed = new Set(
      references(`${variable.query} ${variable.regex}`).map(({ name }) => name),
    )
    variables.filter(({ name }) => needed.has(name)).forEach(visit)
    ordered.add(variable)
  }
  variables.forEach(visit)
  return [...ordered]
}
