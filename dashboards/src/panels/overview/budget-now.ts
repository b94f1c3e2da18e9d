import { recorded } from '@obs-toolkit/sdk/service'
import { line } from '../../queries/query.ts'
import { minBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import type { DefinePanel } from '../define.ts'
import { figure } from '../shapes.ts'
import { budgetSteps } from '../slo/steps.ts'

export const budgetNow: DefinePanel = (service) =>
  service.objectives.length === 0
    ? null
    : figure({
        key: 'now/budget',
        title: 'Budget left, worst',
        description: {
          what: `What is left of the error budget of ${service.prometheus.periodDays} days, for the objective that has least. Below zero: the promise is broken.`,
          why: 'It says whether there is room for risk, such as a release today.',
          act: 'See on the board Objectives which one it is and when the budget went.',
        },
        unit: 'percentunit',
        max: 1,
        queries: [line('left', minBy([], ofRules(service, recorded.budgetRemaining)), 'left')],
        thresholds: budgetSteps,
      })
