import { alertLabels } from '@obs-toolkit/sdk/service'
import type { AlertRule } from '../../rules/rule.ts'
import { labelled, swapSeverity } from './tier-mistakes.ts'

export type ServiceMistake = (rule: AlertRule) => AlertRule | null

/** What people get wrong in the alerts that are not about an objective. */
export const serviceMistakes: Readonly<Record<string, ServiceMistake>> = {
  'the alert is missing': () => null,
  'for missing': ({ forSeconds: _waited, ...rule }) => rule,
  'for twice as long': (rule) => ({ ...rule, forSeconds: 2 * (rule.forSeconds ?? 0) }),
  'a comparison turned round': (rule) => ({ ...rule, expr: turned(rule.expr) }),
  'nothing known is nothing wrong': (rule) => ({
    ...rule,
    expr: rule.expr.replace(/\nor [^\n]*absent\([^\n]+/, ''),
  }),
  'only the first of several conditions': (rule) => ({
    ...rule,
    expr: rule.expr.replace(/\nor (?![^\n]*absent)[^\n]+/g, ''),
  }),
  'severity swapped': swapSeverity,
  'wrong service': (rule) => labelled(rule, { [alertLabels.service]: 'another' }),
  'wrong owner': (rule) => labelled(rule, { [alertLabels.owner]: 'another' }),
}

function turned(expr: string): string {
  return expr.replaceAll(/ == 0| > 0/g, (found) => (found === ' == 0' ? ' > 0' : ' == 0'))
}
