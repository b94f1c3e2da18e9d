import { budgetOf, objectiveRunbookUrl, percent } from '@obs-toolkit/alerts'
import { line } from '../../queries/query.ts'
import { availabilityObjective } from '../../queries/objectives.ts'
import { failedPart } from '../../queries/traffic.ts'
import type { DefinePanel } from '../define.ts'
import { figure } from '../shapes.ts'

export const failedNow: DefinePanel = (service) => {
  const objective = availabilityObjective(service)
  if (objective === null) return null
  const allowed = budgetOf(objective)
  return figure({
    key: 'now/failed',
    title: `Failed ≤ ${percent(allowed)}`,
    description: {
      what: 'The part of the requests of the last five minutes that was answered with 5xx or not at all, over all instances. What clients gave up is not counted.',
      why: 'The availability objective counts exactly this, so that alerts and release gate judge the same number.',
      act: 'Find the route on the board Routes, then open the trace of one of its failures.',
      runbook: objectiveRunbookUrl(service, objective),
    },
    unit: 'percentunit',
    queries: [line('part', failedPart(service), 'failed')],
    thresholds: [
      { from: null, colour: 'good' },
      { from: allowed, colour: 'bad' },
    ],
  })
}
