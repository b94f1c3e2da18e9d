import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import { chosenObjectives } from '../../queries/chosen-objectives.ts'
import { line, named } from '../../queries/query.ts'
import { minBy } from '../../queries/promql.ts'
import { ofRules } from '../../queries/recorded.ts'
import { onlyWith } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const lasts: DefinePanel = (service) => {
  const period = service.prometheus.periodDays * 86_400
  const left = ofRules(service, recorded.budgetRemaining, chosenObjectives)
  const burn = ofRules(service, windowed(recorded.burnRate, '1h'), chosenObjectives)
  return graph({
    key: 'slo/lasts',
    title: 'How long the budget lasts',
    description: {
      what: 'When the budget will be gone, if it goes on burning as in the last hour. Zero: it is gone.',
      why: 'Hours are worth getting up for, weeks are not.',
      act: 'Less than a day: undo the change that began it, before the cause is understood.',
    },
    unit: 's',
    queries: [
      line(
        'lasts',
        minBy([alertLabels.sloId], `clamp_min(${left}, 0) * ${period} / (${burn} > 0)`),
        named(alertLabels.sloId),
      ),
    ],
    noData: onlyWith('bad requests in the last hour: nothing burns the budget'),
  })
}
