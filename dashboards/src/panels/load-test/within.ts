import { alertLabels } from '@obs-toolkit/sdk/service'
import { objectiveRunbookUrl, percent } from '@obs-toolkit/alerts'
import { line } from '../../queries/query.ts'
import { badIn, totalIn } from '../../queries/recorded.ts'
import { figure } from '../shapes.ts'
import type { LatencyObjective, Service } from '@obs-toolkit/sdk/service'
import type { Matcher } from '@obs-toolkit/alerts/sli'
import type { Panel } from '../../model/panel.ts'

/** How many requests keep a target, as the gate counts them: below the edge of a bucket. */
export function within(service: Service, objective: LatencyObjective): Panel {
  const { id, ratio, underMs } = objective
  const only: readonly Matcher[] = [[alertLabels.sloId, '=', id]]
  return figure({
    key: `load/within ${id}`,
    title: `In ${underMs} ms ≥ ${percent(ratio)}`,
    description: {
      what: `The part of the requests of the last five minutes that was answered in ${underMs} ms, counted exactly.`,
      why: 'The alerts count the same; the release gate too, but at the client, where waiting for a connection counts.',
      act: 'Lower here than the gate says: look at what the gate does not send. Higher: requests queue before the service.',
      runbook: objectiveRunbookUrl(service, objective),
    },
    unit: 'percentunit',
    max: 1,
    queries: [
      line(
        'good',
        `1 - ${badIn(service, '5m', only)} / (${totalIn(service, '5m', only)} > 0)`,
        'good',
      ),
    ],
    thresholds: [
      { from: null, colour: 'bad' },
      { from: ratio, colour: 'good' },
    ],
  })
}
