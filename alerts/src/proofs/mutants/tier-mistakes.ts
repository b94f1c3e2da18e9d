import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration } from '../../burn-rate/windows.ts'
import type { AlertRule } from '../../rules/rule.ts'
import { labelled, ofAnyAlert, scale } from './alert-mistakes.ts'
import type { AlertMistakes } from './alert-mistakes.ts'

/** What people get wrong in the alert of a tier. */
export function tierMistakes({ longSeconds, shortSeconds }: Tier): AlertMistakes {
  return {
    'threshold a tenth higher': (rule) => scale(rule, / > ([\d.e-]+)/g, 1.1),
    'threshold a tenth lower': (rule) => scale(rule, / > ([\d.e-]+)/g, 0.9),
    'guard half as high again': (rule) => scale(rule, / >= (\d+)/g, 1.5),
    'guard half as high': (rule) => scale(rule, / >= (\d+)/g, 0.5),
    'guard missing': (rule) => ({ ...rule, expr: rule.expr.replace(/\nand [^\n]+ >= \d+$/, '') }),
    'long window as short as the other': (rule) => exchange(rule, longSeconds, shortSeconds),
    'short window as long as the other': (rule) => exchange(rule, shortSeconds, longSeconds),
    'keep_firing_for missing': ({ keepFiringForSeconds: _kept, ...rule }) => rule,
    'keep_firing_for four times as long': (rule) => ({
      ...rule,
      keepFiringForSeconds: 4 * shortSeconds,
    }),
    'for as long as the long window': (rule) => ({ ...rule, forSeconds: longSeconds }),
    'wrong objective': (rule) => labelled(rule, { [alertLabels.sloId]: 'another' }),
    ...ofAnyAlert,
  }
}

function exchange(rule: AlertRule, seconds: number, by: number): AlertRule {
  const window = (length: number): string => `:increase${duration(length)}{`
  return { ...rule, expr: rule.expr.replaceAll(window(seconds), window(by)) }
}
