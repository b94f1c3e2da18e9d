import type { Finding, Severity } from '../lint/finding.ts'
import type { BoardResults, PanelResult, QueryResult } from './results.ts'

/** What running a board's queries has against it, in the words of the rules. */
export function liveFindings(results: BoardResults): readonly Finding[] {
  const { title: dashboard, uid } = results
  return [...results.panels.flatMap(ofPanel), ...results.others.flatMap(ofQuery)].map((each) => ({
    dashboard,
    uid,
    ...each,
  }))
}

type Found = Omit<Finding, 'dashboard' | 'uid'>

function ofPanel(result: PanelResult): readonly Found[] {
  const panel = { id: result.id, title: result.title }
  const refused = result.queries.filter(({ outcome }) => outcome === 'error')
  if (refused.length > 0) return refused.map((query) => ({ ...runs(query), panel }))
  if (result.outcome !== 'empty' || result.noValue !== '') return []
  return [{ ...returnsData('warning', result.message), panel }]
}

function ofQuery(query: QueryResult): readonly Found[] {
  if (query.outcome === 'error') return [runs(query)]
  if (query.kind === 'variable' && query.outcome === 'empty') {
    return [returnsData('warning', `the variable "${query.title}" has no values: ${query.expr}`)]
  }
  return []
}

function runs({ kind, title, refId, expr, message }: QueryResult): Found {
  const who = kind === 'panel' ? refId : `the ${kind} "${title}"`
  return {
    rule: 'query-runs',
    severity: 'error',
    panel: null,
    target: null,
    message: `${who} does not run: ${message}, in ${expr}`,
    remedy: 'Mend the query.',
  }
}

function returnsData(severity: Severity, message: string): Found {
  return {
    rule: 'query-returns-data',
    severity,
    panel: null,
    target: null,
    message,
    remedy:
      'Mend the query, or say in its no-data text (fieldConfig.defaults.noValue) when it is empty.',
  }
}
