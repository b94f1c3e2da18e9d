import { recorded, windowed } from '@obs-toolkit/sdk/service'
import { line } from '../../queries/query.ts'
import { maxBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import type { DefinePanel } from '../define.ts'
import { figure } from '../shapes.ts'
import { burnSteps } from '../slo/steps.ts'

export const burnNow: DefinePanel = (service) =>
  service.objectives.length === 0
    ? null
    : figure({
        key: 'now/burn',
        title: 'Burn 1 h, worst',
        description: {
          what: 'How many times faster than allowed the error budget burnt in the last hour, for the objective that burns fastest.',
          why: 'At 1 the budget lasts exactly its period; alerts fire at multiples of it.',
          act: 'Above 1 for long: the promise will be broken. See the board Objectives.',
        },
        unit: 'none',
        decimals: 1,
        queries: [
          line(
            'burn',
            maxBy([], ofRules(service, windowed(recorded.burnRate, '1h'))),
            'times allowed',
          ),
        ],
        thresholds: burnSteps,
      })
