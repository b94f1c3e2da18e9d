import { objectiveRunbookUrl } from '@obs-toolkit/alerts'
import { edgeSeconds } from '@obs-toolkit/sdk/service'
import { latencyObjectives, percentileName } from '../../queries/objectives.ts'
import { quantile } from '../../queries/promql.ts'
import { durations, knownRoutes } from '../../queries/server.ts'
import type { DefinePanel } from '../define.ts'
import { figure } from '../shapes.ts'

export const slowNow: DefinePanel = (service) => {
  const objective = latencyObjectives(service).at(-1)
  if (objective === undefined) return null
  const { ratio, underMs } = objective
  return figure({
    key: 'now/slow',
    title: `${percentileName(ratio)} ≤ ${underMs} ms`,
    description: {
      what: `The time within which ${percentileName(ratio)} of the requests are answered, guessed between the edges of two buckets.`,
      why: 'The slowest requests are felt first, and often by the largest customers.',
      act: 'Click an exemplar in Durations: it opens the trace of one slow request.',
      runbook: objectiveRunbookUrl(service, objective),
    },
    unit: 's',
    // Its past is in the graph below: read twice, all buckets of a day cost a fifth of the board.
    view: { type: 'stat', sparkline: false },
    queries: [
      {
        key: 'quantile',
        expr: quantile(ratio, [], durations(service, knownRoutes)),
        legend: percentileName(ratio),
        form: 'instant',
      },
    ],
    thresholds: [
      { from: null, colour: 'good' },
      { from: edgeSeconds(underMs), colour: 'bad' },
    ],
  })
}
