import { alertLabels, recorded } from '@obs-toolkit/sdk/service'
import { cell } from '../../queries/query.ts'
import { maxBy, minBy } from '../../queries/promql.ts'
import { badIn, ofRules, totalIn } from '../../queries/recorded.ts'
import { whileServing } from '../define.ts'
import type { DefinePanel } from '../define.ts'
import type { Word } from '../../model/panel.ts'
import { uidOf } from '../../boards/uid.ts'
import { toObjective } from '../slo/to-objective.ts'

const { sloId } = alertLabels

/** Each objective against its target, now, in words. */
export const verdicts: DefinePanel = (service) => {
  if (service.objectives.length === 0) return null
  const good = minBy([sloId], `1 - ${badIn(service, '5m')} / (${totalIn(service, '5m')} > 0)`)
  const promised = maxBy([sloId], ofRules(service, recorded.objective))
  return {
    key: 'load/verdicts',
    title: 'Objectives during the last five minutes',
    description: {
      what: 'For each objective the part of the requests of the last five minutes that was good, what was promised, and whether that holds.',
      why: 'The release gate judges the same objectives over the whole test, at the client, and with confidence intervals.',
      act: 'Broken here while the gate passes: the test is over, or too short to tell.',
    },
    width: 24,
    height: 7,
    unit: 'percentunit',
    view: {
      type: 'table',
      columns: [
        { title: 'Objective', label: sloId, links: [toObjective(uidOf(service, 'slo'))] },
        { title: 'Promised', query: 'promised', unit: 'percentunit' },
        { title: 'Within', query: 'target', unit: 's' },
        { title: 'Good', query: 'good', unit: 'percentunit' },
        { title: 'Verdict', query: 'verdict', unit: 'none', words },
      ],
    },
    queries: [
      cell('promised', promised),
      cell('target', maxBy([sloId], ofRules(service, recorded.latencyTarget))),
      cell('good', good),
      cell('verdict', `${good} >= bool ${promised}`),
    ],
    noData: whileServing(),
  }
}

const words: readonly Word[] = [
  { value: 0, text: 'broken', colour: 'bad' },
  { value: 1, text: 'holds', colour: 'good' },
]
