import type { Dashboard } from '../classic/dashboard.ts'
import { readDashboard } from '../classic/read.ts'
import { annotationQueries } from './annotation-queries.ts'
import { momentIn } from './durations.ts'
import { panelQueries, panelResult } from './panel-queries.ts'
import { Prometheus } from './prometheus.ts'
import type { PrometheusOptions } from './prometheus.ts'
import type { BoardResults, QueryResult } from './results.ts'
import { inParallel } from './in-parallel.ts'
import { runQuery } from './run-query.ts'
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
  readonly onProgress?: ((done: number, all: number) => void) | undefined
}

const atOnce = 6
const defaultScrapeSeconds = 15

/** Runs every query of a board as Grafana would, and says what came back. Rejects only where Prometheus cannot be reached. */
export async function executeBoard(json: unknown, options: ExecuteOptions): Promise<BoardResults> {
  const dashboard = readDashboard(json)
  const prometheus = new Prometheus(options)
  const within = rangeOf(dashboard, options, Date.now() / 1_000)
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
  const queries = [...panelQueries(world), ...annotationQueries(world)]
  let done = 0
  const ran = await inParallel(queries, atOnce, async (query) => {
    const result = await runQuery(prometheus, query)
    options.onProgress?.(++done, queries.length)
    return { query, result }
  })
  const ofPanel = (panel: object): readonly QueryResult[] =>
    ran.filter(({ query }) => query.panel === panel).map(({ result }) => result)
  return {
    title: dashboard.title,
    uid: dashboard.uid,
    from: within.start,
    to: within.end,
    scrapeSeconds,
    variables,
    panels: dashboard.panels
      .filter(({ type }) => type !== 'row')
      .map((panel) => panelResult(panel, ofPanel(panel))),
    others: [
      ...results,
      ...ran.filter(({ query }) => query.panel === null).map(({ result }) => result),
    ],
  }
}

function rangeOf(
  { time }: Dashboard,
  { from, to }: ExecuteOptions,
  now: number,
): { start: number; end: number } {
  const end = momentIn(to ?? time.to, now)
  const start = momentIn(from ?? time.from, now)
  if (start === null || end === null || start >= end) {
    throw new RangeError(
      `${from ?? time.from} to ${to ?? time.to} is no range of time; write now-1h, or a date`,
    )
  }
  return { start, end }
}
