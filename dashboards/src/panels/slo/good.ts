import { alertLabels, recorded } from '@obs-toolkit/sdk/service'
import { budgetOf } from '@obs-toolkit/alerts'
import { chosenObjectives } from '../../queries/chosen-objectives.ts'
import { line, named } from '../../queries/query.ts'
import { maxBy, minBy } from '../../queries/promql.ts'
import { badIn, ofRules, totalIn } from '../../queries/recorded.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'
import { targetLine } from '../styles.ts'

const { sloId } = alertLabels

export const good: DefinePanel = (service) => {
  const bad = badIn(service, '5m', chosenObjectives)
  const total = totalIn(service, '5m', chosenObjectives)
  const most = Math.max(...service.objectives.map(budgetOf))
  return graph({
    key: 'slo/good',
    title: 'Good requests and what was promised',
    description: {
      what: 'The part of the requests of the five minutes before that was good, for each objective; dashed: the part that was promised.',
      why: 'This is the number itself, before it becomes a budget.',
      act: 'Dips that repeat at the same time are jobs, backups or deploys.',
    },
    unit: 'percentunit',
    view: { type: 'time-series', legend: 'list', softMin: 1 - 4 * most },
    max: 1,
    queries: [
      line('good', minBy([sloId], `1 - ${bad} / (${total} > 0)`), named(sloId)),
      line(
        'target',
        maxBy([sloId], ofRules(service, recorded.objective, chosenObjectives)),
        `promised ${named(sloId)}`,
      ),
    ],
    styles: [targetLine],
  })
}
