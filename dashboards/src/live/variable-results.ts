import type { Dashboard } from '../classic/dashboard.ts'
import type { Scope } from './interpolate.ts'
import { QueryRefused } from './errors.ts'
import type { Prometheus, Span } from './prometheus.ts'
import type { Outcome, QueryResult } from './results.ts'
import { resolveVariables } from './variables.ts'
import type { ResolvedVariable, Wishes } from './variables.ts'
import { askVariable, filterValues } from './variable-query.ts'

interface Surroundings {
  readonly prometheus: Prometheus
  readonly within: Span
  readonly globals: Scope['globals']
  readonly wishes?: Wishes | undefined
}

/** Resolves the variables, and keeps what each of their queries came to. */
export async function asked(
  dashboard: Dashboard,
  { prometheus, within, globals, wishes }: Surroundings,
): Promise<{
  readonly variables: readonly ResolvedVariable[]
  readonly results: readonly QueryResult[]
}> {
  const refused = new Map<string, string>()
  const variables = await resolveVariables(
    dashboard,
    globals,
    async ({ name, regex, sort }, query) => {
      try {
        return filterValues(await askVariable(prometheus, query, within), regex, sort)
      } catch (error) {
        if (!(error instanceof QueryRefused) && !(error instanceof SyntaxError)) throw error
        refused.set(name, error.message)
        return []
      }
    },
    wishes,
  )
  return {
    variables,
    results: variables
      .filter((each) => each.asked !== null)
      .map((each) => resultOf(each, refused.get(each.name))),
  }
}

function resultOf(
  { name, asked, offered }: ResolvedVariable,
  refusal: string | undefined,
): QueryResult {
  const outcome: Outcome = refusal !== undefined ? 'error' : offered.length > 0 ? 'data' : 'empty'
  return {
    kind: 'variable',
    title: name,
    panelId: null,
    refId: '',
    expr: asked ?? '',
    mode: 'values',
    outcome,
    count: offered.length,
    message: refusal ?? '',
    series: [],
    stepSeconds: 0,
  }
}
