import type { Panel } from '../../classic/dashboard.ts'

const measured: ReadonlySet<string> = new Set([
  'stat',
  'singlestat',
  'graph',
  'table',
  'timeseries',
  'gauge',
])
const queried: ReadonlySet<string> = new Set([
  'singlestat',
  'gauge',
  'table',
  'stat',
  'state-timeline',
  'timeseries',
])
const sourced: ReadonlySet<string> = new Set(['singlestat', 'graph', 'table', 'timeseries'])

/** Types that dashboard-linter wants title, description, unit and targets of. */
export function isMeasured({ type }: Panel): boolean {
  return measured.has(type)
}

/** Types whose queries dashboard-linter looks at. */
export function isQueried({ type }: Panel): boolean {
  return queried.has(type)
}

/** Types whose data source dashboard-linter looks at. */
export function isSourced({ type }: Panel): boolean {
  return sourced.has(type)
}
