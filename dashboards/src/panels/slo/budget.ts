import { alertLabels, recorded } from '@obs-toolkit/sdk/service'
import { chosenObjectives } from '../../queries/chosen-objectives.ts'
import { line, named } from '../../queries/query.ts'
import { minBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { budgetSteps } from './steps.ts'

export const budget: DefinePanel = (service) =>
  graph({
    key: 'slo/budget',
    title: 'Error budget left',
    description: {
      what: `What is left of the budget of ${service.prometheus.periodDays} days. 100 %: nothing bad happened; 0: as much as was allowed; below: the promise is broken.`,
      why: 'Steps down are incidents, slopes are faults that nobody was woken for.',
      act: 'Set the range to the whole period and find the steps; the marks of deploys and alerts stand beside them.',
    },
    unit: 'percentunit',
    max: 1,
    queries: [
      line(
        'left',
        minBy([alertLabels.sloId], ofRules(service, recorded.budgetRemaining, chosenObjectives)),
        named(alertLabels.sloId),
      ),
    ],
    thresholds: budgetSteps,
  })
