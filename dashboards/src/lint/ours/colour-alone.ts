import type { Panel } from '../../classic/dashboard.ts'
import { object, objects, text } from '../../classic/values.ts'
import type { Rule } from '../rule.ts'

export const colourAlone: Rule = {
  name: 'colour-alone',
  from: 'obs',
  severity: 'warning',
  about:
    'Colour is never the only signal: one reader in twenty does not see it, and no printer does.',
  *check({ dashboard }) {
    for (const panel of dashboard.panels) {
      const problem = problemOf(panel)
      if (problem === undefined) continue
      yield { panel, message: problem, remedy: 'Say it in words or by a shape too.' }
    }
  },
}

function problemOf(panel: Panel): string | undefined {
  if (mapsToColourOnly(panel)) return 'a value is mapped to a colour without a text'
  if (panel.type === 'stat' && panel.options['textMode'] === 'none') {
    return 'it shows a colour without a text'
  }
  if (panel.type === 'status-history' && panel.options['showValue'] === 'never') {
    return 'its values are colours without a text'
  }
  if (panel.type === 'timeseries' && hasNoNames(panel)) {
    return 'its lines are told apart by colour alone: it has no legend'
  }
  return undefined
}

/** A number that is mapped to a colour is still printed; a cell of a timeline is not. */
function mapsToColourOnly({ type, field, options }: Panel): boolean {
  if (!['state-timeline', 'status-history'].includes(type) || options['showValue'] !== 'never') {
    return false
  }
  return (field.mappings ?? []).some((mapping) =>
    [
      ...objects(Object.values(object(mapping['options']))),
      object(object(mapping['options'])['result']),
    ].some((each) => text(each['color']) !== '' && text(each['text']) === ''),
  )
}

function hasNoNames({ options, targets }: Panel): boolean {
  const legend = object(options['legend'])
  const visible = targets.filter(({ hidden }) => !hidden)
  return (
    visible.length > 1 && (legend['showLegend'] === false || legend['displayMode'] === 'hidden')
  )
}
