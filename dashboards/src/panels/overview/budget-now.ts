import { recorded } from '@obs-toolkit/sdk/service'
import { minBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'

export const budgetNow: DefinePanel = (service) =>
  service.objectives.length === 0
    ? null
    : {
        key: 'now/budget',
        title: 'Budget left, worst objective',
        description: {
          what: `What is left of the error budget of ${service.prometheus.periodDays} days, for the objective that has least. Below zero: the promise is broken.`,
          why: 'It says whether there is room for risk, such as a release today.',
          act: 'See on the board Objectives which one it is and when the budget went.',
        },
        width: 4,
        height: 4,
        unit: 'percentunit',
        max: 1,
        view: { type: 'stat', sparkline: true },
        queries: [
          {
            key: 'left',
            expr: minBy([], ofRules(service, recorded.budgetRemaining)),
            legend: 'left',
            form: 'range',
          },
        ],
        thresholds: [
          { from: null, colour: 'bad' },
          { from: 0, colour: 'warning' },
          { from: 0.25, colour: 'good' },
        ],
        noData: whileServing(),
      }
