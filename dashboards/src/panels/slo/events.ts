import { alertLabels } from '@obs-toolkit/sdk/service'
import { chosenObjectives } from '../../queries/chosen-objectives.ts'
import { line, named } from '../../queries/query.ts'
import { sumBy } from '../../queries/promql.ts'
import { badIn } from '../../queries/recorded.ts'
import type { DefinePanel } from '../define.ts'
import { graph } from '../shapes.ts'

export const events: DefinePanel = (service) =>
  graph({
    key: 'slo/bad-events',
    title: 'Bad requests in five minutes',
    description: {
      what: 'How many requests were bad in the five minutes before, for each objective.',
      why: 'A ratio hides how many people were hit: 1 % of ten thousand is a hundred.',
      act: 'A handful a day at low traffic is noise; the alerts wait for more than that too.',
    },
    unit: 'short',
    queries: [
      line(
        'bad',
        sumBy([alertLabels.sloId], badIn(service, '5m', chosenObjectives)),
        named(alertLabels.sloId),
      ),
    ],
  })
