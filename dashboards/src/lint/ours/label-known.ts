import type { MetricCatalogue } from '../../knowledge/knowledge.ts'
import { groupingLabels, madeLabels } from '../../promql/labels.ts'
import { selectors } from '../../promql/selectors.ts'
import { validTargets } from '../rule.ts'
import type { Asked, Rule } from '../rule.ts'

export const labelKnown: Rule = {
  name: 'label-known',
  from: 'obs',
  severity: 'error',
  about:
    'Every label that a selector matches, and that a query groups or joins by, is one that its metrics can have.',
  *check({ dashboard, knowledge: { metrics } }) {
    if (metrics === null) return
    for (const asked of validTargets(dashboard)) {
      for (const { subject, label, known } of unknownLabels(asked, metrics)) {
        yield {
          panel: asked.panel,
          target: asked.target,
          message: `${subject} no label ${label} (asked: ${metrics.source})`,
          remedy: `There is ${[...known].toSorted().slice(0, 12).join(', ') || 'none'}.`,
        }
      }
    }
  },
}

interface Unknown {
  readonly subject: string
  readonly label: string
  readonly known: ReadonlySet<string>
}

/** Each of them once. */
function unknownLabels(asked: Asked, metrics: MetricCatalogue): Iterable<Unknown> {
  const found = [...ofSelectors(asked, metrics), ...ofGroups(asked, metrics)]
  return new Map(found.map((each) => [`${each.subject} ${each.label}`, each])).values()
}

function ofSelectors({ query }: Asked, metrics: MetricCatalogue): readonly Unknown[] {
  return selectors(query).flatMap(({ metric, matchers }) => {
    const known = metric === null ? null : metrics.labels(metric)
    if (known === null) return []
    const unknown = matchers.filter(({ label }) => !known.has(label))
    return unknown.map(({ label }) => ({ subject: `${metric} has`, label, known }))
  })
}

/** Where one metric's labels are not known, nobody can say what a group of all may have. */
function ofGroups({ query }: Asked, metrics: MetricCatalogue): readonly Unknown[] {
  const each = selectors(query).map(({ metric }) =>
    metric === null ? null : metrics.labels(metric),
  )
  if (each.includes(null)) return []
  const known = new Set([...each.flatMap((labels) => [...(labels ?? [])]), ...madeLabels(query)])
  const unknown = groupingLabels(query).filter((label) => !known.has(label))
  return unknown.map((label) => ({ subject: 'what it groups by has', label, known }))
}
