import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration } from '../../burn-rate/windows.ts'
import type { AlertRule } from '../../rules/rule.ts'

/** Null: the alert is not written at all. */
export type TierMistake = (rule: AlertRule, tier: Tier) => AlertRule | null

/** What people get wrong in the alert of a tier. */
export const tierMistakes: Readonly<Record<string, TierMistake>> = {
  'the alert is missing': () => null,
  'threshold a tenth higher': (rule) => scale(rule, / > ([\d.e-]+)/g, 1.1),
  'threshold a tenth lower': (rule) => scale(rule, / > ([\d.e-]+)/g, 0.9),
  'guard half as high again': (rule) => scale(rule, / >= (\d+)/g, 1.5),
  'guard half as high': (rule) => scale(rule, / >= (\d+)/g, 0.5),
  'guard missing': (rule) => ({ ...rule, expr: rule.expr.replace(/\nand [^\n]+ >= \d+$/, '') }),
  'long window as short as the other': (rule, { longSeconds, shortSeconds }) =>
    exchange(rule, longSeconds, shortSeconds),
  'short window as long as the other': (rule, { longSeconds, shortSeconds }) =>
    exchange(rule, shortSeconds, longSeconds),
  'keep_firing_for missing': ({ keepFiringForSeconds: _kept, ...rule }) => rule,
  'keep_firing_for four times as long': (rule, { shortSeconds }) => ({
    ...rule,
    keepFiringForSeconds: 4 * shortSeconds,
  }),
  'for as long as the long window': (rule, { longSeconds }) => ({
    ...rule,
    forSeconds: longSeconds,
  }),
  'severity swapped': swapSeverity,
  'wrong service': (rule) => labelled(rule, { [alertLabels.service]: 'another' }),
  'wrong owner': (rule) => labelled(rule, { [alertLabels.owner]: 'another' }),
  'wrong objective': (rule) => labelled(rule, { [alertLabels.sloId]: 'another' }),
  'wrong tier': (rule) => labelled(rule, { [alertLabels.tier]: 'another' }),
}

export function labelled(rule: AlertRule, labels: Readonly<Record<string, string>>): AlertRule {
  return { ...rule, labels: { ...rule.labels, ...labels } }
}

export function swapSeverity(rule: AlertRule): AlertRule {
  const severity = rule.labels[alertLabels.severity] === 'page' ? 'ticket' : 'page'
  return labelled(rule, { [alertLabels.severity]: severity })
}

function scale(rule: AlertRule, number: RegExp, by: number): AlertRule {
  const expr = rule.expr.replaceAll(number, (whole: string, limit: string) =>
    whole.replace(limit, String(Number(limit) * by)),
  )
  return { ...rule, expr }
}

function exchange(rule: AlertRule, seconds: number, by: number): AlertRule {
  const window = (length: number): string => `:increase${duration(length)}{`
  return { ...rule, expr: rule.expr.replaceAll(window(seconds), window(by)) }
}
