import { parser } from '@grafana/lezer-logql'
import { lengthAsWritten } from '../promql/globals.ts'
import type { Variable } from '../classic/dashboard.ts'
import { substitutions } from '../promql/substitute.ts'

export interface LogQuery {
  readonly problems: readonly string[]
  /** Of range vectors, as written: `$__auto`, `5m`. */
  readonly ranges: readonly string[]
}

/** Reads a LogQL query with stand-ins for Grafana's variables. */
export function readLogQuery(expr: string, variables: readonly Variable[] = []): LogQuery {
  let first: LogQuery | undefined
  for (const text of substitutions(expr, variables)) {
    const query = readPlain(text)
    if (query.problems.length === 0) return query
    first ??= query
  }
  return first ?? readPlain(expr)
}

function readPlain(text: string): LogQuery {
  const problems: string[] = []
  const ranges: string[] = []
  if (text.trim() === '') problems.push('there is no query')
  parser.parse(text).iterate({
    enter: ({ type, name, from, to }) => {
      if (type.isError) {
        problems.push(`a mistake in syntax at "${text.slice(from, from + 30) || 'the end'}"`)
      }
      if (name === 'Range') {
        ranges.push(lengthAsWritten(text.slice(from, to).replace(/[[\]\s]/g, '')))
      }
    },
  })
  return { problems: problems.slice(0, 1), ranges }
}
