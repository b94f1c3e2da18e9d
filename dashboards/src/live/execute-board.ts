import type { Dashboard, Panel } from '../classic/dashboard.ts'
import { readDashboard } from '../classic/read.ts'
import { annotationQueries } from './annotation-queries.ts'
import { momentIn } from './durations.ts'
import { WrongRange } from './errors.ts'
import { panelQueries, panelResult } from './panel-queries.ts'
import { Prometheus } from './prometheus.ts'
import type { Span } from './prometheus.ts'
import type { PrometheusOptions } from './http-api.ts'
import type { BoardResults, QueryResult } from './results.ts'
import { inParallel } from './in-parallel.ts'
import { runQuery } from './run-query.ts'
import type { Question } from './run-query.ts'
import { stepOf } from './step.ts'
import { asked } from './variable-results.ts'
import type { Wishes } from './variables.ts'

export interface ExecuteOptions extends PrometheusOptions {
  /** As in Grafana: `now-1h`, ISO 8601; the dashboard's own where it is not given. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Asked of Prometheus where it is not given. */
  readonly scrapeSeconds?: number | undefined
  readonly variables?: Wishes | undefined
}

const atOnce = 6
const defaultScrapeSeconds = 15

/** Runs every query of a board as Grafana would, and says what came back. Rejects only where Prometheus cannot be reached. */
export async function executeBoard(json: unknown, options: ExecuteOptions): Promise<BoardResults> {
  const dashboard = readDashboard(json)
  const prometheus = new Prometheus(options)
  const within = spanOf(dashboard, options, Date.now() / 1_000)
  const scrapeSeconds =
    options.scrapeSeconds ?? (await prometheus.scrapeSeconds()) ?? defaultScrapeSeconds
  const { globals } = stepOf(null, null, within.end - within.start, scrapeSeconds)
  const { variables, results } = await asked(dashboard, {
    prometheus,
    within,
    globals,
    wishes: options.variables,
  })

  const chosen = Object.fromEntries(variables.map((each) => [each.name, each]))
  const world = { dashboard, within, scrapeSeconds, variables: chosen }
  const ran = await runAll(prometheus, [...panelQueries(world), ...annotationQueries(world)])
  return {
    title: dashboard.title,
    uid: dashboard.uid,
    from: within.start,
    to: within.end,
    scrapeSeconds,
    variables,
    panels: dashboard.panels
      .filter(({ type }) => type !== 'row')
      .map((panel) => panelResult(panel, resultsFor(panel, ran))),
    others: [...results, ...resultsFor(null, ran)],
  }
}

interface Ran {
  readonly question: Question
  readonly result: QueryResult
}

async function runAll(
  prometheus: Prometheus,
  questions: readonly Question[],
): Promise<readonly Ran[]> {
  return inParallel(questions, atOnce, async (question) => ({
    question,
    result: await runQuery(prometheus, question),
  }))
}

function resultsFor(panel: Panel | null, ran: readonly Ran[]): readonly QueryResult[] {
  return ran.filter(({ question }) => question.panel === panel).map(({ result }) => result)
}

function spanOf({ time }: Dashboard, { from, to }: ExecuteOptions, now: number): Span {
  const end = momentIn(to ?? time.to, now)
  const start = momentIn(from ?? time.from, now)
  if (start === null || end === null || start >= end) {
    throw new WrongRange(
      `${from ?? time.from} to ${to ?? time.to} is no range of time; write now-1h, or a date`,
    )
  }
  return { start, end }
}
