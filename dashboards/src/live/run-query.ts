import type { Panel } from '../classic/dashboard.ts'
import { QueryRefused } from './errors.ts'
import type { Answer } from './answer.ts'
import type { Prometheus, Range } from './prometheus.ts'
import type { Outcome, QueryResult } from './results.ts'

/** One question, ready to be sent. */
export interface Question {
  readonly kind: 'panel' | 'annotation'
  readonly panel: Panel | null
  readonly title: string
  readonly refId: string
  readonly expr: string
  readonly mode: 'range' | 'instant'
  readonly range: Range
  /** Why it is not sent. */
  readonly skipped: string | null
}

/** A series is drawn as points, and no screen has more of them. */
const mostSeries = 1_000

export async function runQuery(prometheus: Prometheus, question: Question): Promise<QueryResult> {
  if (question.skipped !== null) return result(question, 'skipped', question.skipped)
  try {
    const answer = await ask(prometheus, question)
    return answered(question, answer)
  } catch (error) {
    if (error instanceof QueryRefused) return result(question, 'error', error.message)
    throw error
  }
}

async function ask(prometheus: Prometheus, { expr, mode, range }: Question): Promise<Answer> {
  return mode === 'instant' ? prometheus.instant(expr, range.end) : prometheus.range(expr, range)
}

function answered(question: Question, { series, warnings }: Answer): QueryResult {
  const finite = series.some(({ points }) => points.some(([, value]) => Number.isFinite(value)))
  const said = [
    ...(series.length > 0 && !finite ? ['no value is a number'] : []),
    ...(series.length > mostSeries
      ? [`${series.length} series, of which ${mostSeries} are kept`]
      : []),
    ...warnings,
  ]
  return {
    ...result(question, finite ? 'data' : 'empty', said.join('; ')),
    count: series.length,
    series: series.slice(0, mostSeries),
  }
}

function result(
  { kind, title, panel, refId, expr, mode, range }: Question,
  outcome: Outcome,
  message: string,
): QueryResult {
  return {
    kind,
    title,
    panelId: panel?.id ?? null,
    refId,
    expr,
    mode,
    outcome,
    message,
    count: 0,
    series: [],
    stepSeconds: range.step,
  }
}
