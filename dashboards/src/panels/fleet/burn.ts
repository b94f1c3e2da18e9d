import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import { line, named } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import { graph } from '../shapes.ts'
import type { Panel } from '../../model/panel.ts'

/** Those that burn fastest. */
export const fleetBurn: Panel = graph({
  key: 'fleet/burn',
  title: 'Burn rate over 1 h, fastest ten',
  description: {
    what: 'How many times faster than allowed the budget of each service burnt in the hour before, for its worst objective. Dashed: 1, at which it lasts its period.',
    why: 'Services that rise together share a cause: a dependency, a network, a deploy.',
    act: 'Start with the one that rose first.',
  },
  unit: 'none',
  view: { type: 'time-series', legend: 'table', softMax: 2 },
  queries: [
    line(
      'burn',
      `topk(10, ${maxBy([alertLabels.service], ofRules('chosen', windowed(recorded.burnRate, '1h')))})`,
      named(alertLabels.service),
    ),
  ],
  thresholds: [
    { from: null, colour: 'good' },
    { from: 1, colour: 'warning' },
  ],
})
