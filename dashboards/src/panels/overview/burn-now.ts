import { recorded, windowed } from '@obs-toolkit/sdk/service'
import { maxBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const burnNow: DefinePanel = (service) =>
  service.objectives.length === 0
    ? null
    : {
        key: 'now/burn',
        title: 'Burn rate, 1 h, worst',
        description: {
          what: 'How many times faster than allowed the error budget burnt in the last hour, for the objective that burns fastest.',
          why: 'At 1 the budget lasts exactly its period; alerts fire at multiples of it.',
          act: 'Above 1 for long: the promise will be broken. See the board Objectives.',
        },
        width: 4,
        height: 4,
        unit: 'none',
        decimals: 1,
        min: 0,
        view: { type: 'stat', sparkline: true },
        queries: [
          {
            key: 'burn',
            expr: maxBy([], ofRules(service, windowed(recorded.burnRate, '1h'))),
            legend: 'times allowed',
            form: 'range',
          },
        ],
        thresholds: [
          { from: null, colour: 'good' },
          { from: 1, colour: 'bad' },
        ],
        noData: whileServing(),
      }
