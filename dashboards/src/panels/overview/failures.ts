import { objectiveRunbookUrl } from '@obs-toolkit/alerts'
import { line } from '../../queries/query.ts'
import { allowedBy, availabilityObjective } from '../../queries/objectives.ts'
import { failedPart } from '../../queries/traffic.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { byRoute } from './by-route.ts'
import { targetLine } from '../styles.ts'

export const failures: DefinePanel = (service) => {
  const objective = availabilityObjective(service)
  if (objective === null) return null
  return graph({
    key: 'red/failures',
    title: 'Failed requests',
    description: {
      what: 'The part of the requests of the five minutes before that failed, over all instances; dashed: what the objective allows in the long run.',
      why: 'A short visit above the line is what the budget is for; staying there breaks the promise.',
      act: 'Compare with the marks of deploys. Then Routes, to see where.',
      runbook: objectiveRunbookUrl(service, objective),
    },
    unit: 'percentunit',
    queries: [
      line('failed', failedPart(service), 'failed'),
      line('target', allowedBy(service, objective), 'allowed'),
    ],
    links: [byRoute(service)],
    styles: [{ of: { query: 'failed' }, colour: 'bad', fill: 20, width: 2 }, targetLine],
  })
}
