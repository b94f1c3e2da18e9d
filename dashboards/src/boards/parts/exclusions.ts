import { alertSeries, recorded } from '@obs-toolkit/sdk/service'
import type { Exclusion, Row } from '../../model/board.ts'

/** Panels that read what the rules say: an objective is of the service, not of an instance. */
export function readingRules(rows: readonly Row[]): readonly Exclusion[] {
  const panels = rows
    .flatMap((row) => row.panels)
    .filter(({ queries }) => queries.some(({ expr }) => ofRules.test(expr)))
    .map(({ key }) => key)
  if (panels.length === 0) return []
  const reason =
    'Objectives and alerts belong to the service as a whole: what the rules say of them has no job or instance.'
  return [
    { rule: 'target-job-rule', reason, panels },
    { rule: 'target-instance-rule', reason, panels },
  ]
}

/** Boards that have no choice of instances. */
export function ofTheWhole(rows: readonly Row[]): readonly Exclusion[] {
  const reason = 'The board is about whole services: no panel looks at single instances.'
  const panels = rows.flatMap((row) => row.panels).map(({ key }) => key)
  return [
    { rule: 'template-job-rule', reason },
    { rule: 'template-instance-rule', reason },
    { rule: 'target-job-rule', reason, panels },
    { rule: 'target-instance-rule', reason, panels },
  ]
}

const ofRules = new RegExp(`\\b(${[...Object.values(recorded), alertSeries.alerts].join('|')})`)
