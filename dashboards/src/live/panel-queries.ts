import type { Dashboard, Panel, Target } from '../classic/dashboard.ts'
import { kindOfTarget } from '../classic/datasource.ts'
import { interpolate } from './interpolate.ts'
import type { Chosen } from './interpolate.ts'
import type { Range, Span } from './prometheus.ts'
import type { Outcome, PanelResult, QueryResult } from './results.ts'
import type { Question } from './run-query.ts'
import { stepOf } from './step.ts'

export interface World {
  readonly dashboard: Dashboard
  readonly within: Span
  readonly scrapeSeconds: number
  readonly variables: Readonly<Record<string, Chosen>>
}

export function panelQueries(world: World): readonly Question[] {
  return world.dashboard.panels.flatMap((panel) =>
    panel.targets.flatMap((target) =>
      modesOf(target).map((mode) => question(world, panel, target, mode)),
    ),
  )
}

/** Grafana asks both where both are set, and a range where neither is. */
function modesOf({ instant, range }: Target): readonly ('range' | 'instant')[] {
  if (instant && range) return ['range', 'instant']
  return [instant ? 'instant' : 'range']
}

function question(world: World, panel: Panel, target: Target, mode: 'range' | 'instant'): Question {
  const { within, scrapeSeconds, variables } = world
  const step = stepOf(panel, target, within.end - within.start, scrapeSeconds)
  return {
    kind: 'panel',
    panel,
    title: panel.title,
    refId: target.refId,
    expr: interpolate(target.expr, { globals: step.globals, variables }),
    mode,
    range: aligned(within, step.seconds),
    skipped: reasonToSkip(world.dashboard, panel, target),
  }
}

/** Grafana starts at a whole multiple of the step, so that neighbouring panels have the same moments. */
export function aligned({ start, end }: Span, step: number): Range {
  return { start: Math.floor(start / step) * step, end: Math.floor(end / step) * step, step }
}

function reasonToSkip(dashboard: Dashboard, panel: Panel, target: Target): string | null {
  const kind = kindOfTarget(dashboard, panel, target)
  if (kind !== 'prometheus') return `it asks ${kind || 'an unknown data source'}`
  return target.expr.trim() === '' ? 'it has no query' : null
}

/** What a panel shows, of all its queries together. */
export function panelResult(
  { id, title, type, field }: Panel,
  queries: readonly QueryResult[],
): PanelResult {
  const outcome =
    (['error', 'data', 'empty', 'skipped'] as const).find((each) =>
      queries.some((query) => query.outcome === each),
    ) ?? 'skipped'
  return {
    id,
    title,
    type,
    outcome,
    message: messageOf(outcome, queries),
    noValue: field.noValue,
    queries,
  }
}

function messageOf(outcome: Outcome, queries: readonly QueryResult[]): string {
  if (outcome === 'error') {
    return queries
      .filter((each) => each.outcome === 'error')
      .map(({ refId, message }) => `${refId}: ${message}`)
      .join('; ')
  }
  if (outcome === 'skipped') return queries[0]?.message ?? 'it asks nothing'
  const series = queries.reduce((sum, { count }) => sum + count, 0)
  const remarks = queries.filter(({ message }) => message !== '').map(({ message }) => message)
  return [`returned ${series} series`, ...new Set(remarks)].join('; ')
}
