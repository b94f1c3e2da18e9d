import { objectiveRunbookUrl } from '@obs-toolkit/alerts'
import { edgeSeconds } from '@obs-toolkit/sdk/service'
import { latencyObjectives, percentileName } from '../../queries/objectives.ts'
import { quantile } from '../../queries/promql.ts'
import { durations, knownRoutes } from '../../queries/server.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const slowNow: DefinePanel = (service) => {
  const objective = latencyObjectives(service).at(-1)
  if (objective === undefined) return null
  const { ratio, underMs } = objective
  return {
    key: 'now/slow',
    title: `${percentileName(ratio)}, ${underMs} ms allowed`,
    description: {
      what: `The time within which ${percentileName(ratio)} of the requests are answered, guessed between the edges of two buckets.`,
      why: 'The slowest requests are felt first, and often by the largest customers.',
      act: 'Click an exemplar in Durations: it opens the trace of one slow request.',
      runbook: objectiveRunbookUrl(service, objective),
    },
    width: 4,
    height: 4,
    unit: 's',
    min: 0,
    view: { type: 'stat', sparkline: true },
    queries: [
      {
        key: 'quantile',
        expr: quantile(ratio, [], durations(service, knownRoutes)),
        legend: percentileName(ratio),
        form: 'range',
      },
    ],
    thresholds: [
      { from: null, colour: 'good' },
      { from: edgeSeconds(underMs), colour: 'bad' },
    ],
    noData: whileServing(),
  }
}
