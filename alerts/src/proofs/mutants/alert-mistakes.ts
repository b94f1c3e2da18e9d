import { alertLabels, severities } from '@obs-toolkit/sdk/service'
import type { AlertRule } from '../../rules/rule.ts'

/** Null: the alert is not written at all. */
export type AlertMistakes = Readonly<Record<string, (rule: AlertRule) => AlertRule | null>>

/** Who would hear of an alert, if of anything. */
export const whose: AlertMistakes = {
  'the alert is missing': () => null,
  'wrong service': (rule) => labelled(rule, { [alertLabels.service]: 'another' }),
  'wrong owner': (rule) => labelled(rule, { [alertLabels.owner]: 'another' }),
}

/** What people get wrong in an alert of any kind. */
export const ofAnyAlert: AlertMistakes = {
  ...whose,
  'severity swapped': swapSeverity,
  'wrong tier': (rule) => labelled(rule, { [alertLabels.tier]: 'another' }),
}

export function labelled(rule: AlertRule, labels: Readonly<Record<string, string>>): AlertRule {
  return { ...rule, labels: { ...rule.labels, ...labels } }
}

function swapSeverity(rule: AlertRule): AlertRule {
  const { page, ticket } = severities
  const isPage = rule.labels[alertLabels.severity] === page
  return labelled(rule, { [alertLabels.severity]: isPage ? ticket : page })
}

/** With other limits: the first group of the pattern is a number. */
export function scale(rule: AlertRule, number: RegExp, by: number): AlertRule {
  const expr = rule.expr.replaceAll(number, (whole: string, limit: string) =>
    whole.replace(limit, String(Number(limit) * by)),
  )
  return { ...rule, expr }
}

/** `for` missing, or twice as long. */
export const waiting: AlertMistakes = {
  'for missing': ({ forSeconds: _waited, ...rule }) => rule,
  'for twice as long': (rule) =>
    rule.forSeconds === undefined ? rule : { ...rule, forSeconds: 2 * rule.forSeconds },
}
