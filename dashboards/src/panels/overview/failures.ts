import { budgetOf, objectiveRunbookUrl } from '@obs-toolkit/alerts'
import { allowedBy, availabilityObjective } from '../../queries/objectives.ts'
import { failedPart } from '../../queries/traffic.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { targetLine } from '../styles.ts'

export const failures: DefinePanel = (service) => {
  const objective = availabilityObjective(service)
  if (objective === null) return null
  return {
    key: 'red/failures',
    title: 'Failed requests',
    description: {
      what: 'The part of the requests of the five minutes before that failed, over all instances; dashed: what the objective allows in the long run.',
      why: 'A short visit above the line is what the budget is for; staying there breaks the promise.',
      act: 'Compare with the marks of deploys. Then Routes, to see where.',
      runbook: objectiveRunbookUrl(service, objective),
    },
    width: 8,
    height: 8,
    unit: 'percentunit',
    min: 0,
    view: { type: 'time-series', legend: 'list', softMax: 2 * budgetOf(objective) },
    queries: [
      { key: 'failed', expr: failedPart(service), legend: 'failed', form: 'range' },
      { key: 'target', expr: allowedBy(service, objective), legend: 'allowed', form: 'range' },
    ],
    styles: [{ of: { query: 'failed' }, colour: 'bad', fill: 20, width: 2 }, targetLine],
    noData: whileServing(),
  }
}
