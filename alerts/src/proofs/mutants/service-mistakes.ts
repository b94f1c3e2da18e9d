import { duration, secondsIn } from '../../burn-rate/windows.ts'
import type { AlertRule } from '../../rules/rule.ts'
import { ofAnyAlert, scale, waiting } from './alert-mistakes.ts'
import type { AlertMistakes } from './alert-mistakes.ts'

/** What people get wrong in the alerts that are not about an objective. */
export function serviceMistakes(alert: AlertRule): AlertMistakes {
  return {
    ...ofAnyAlert,
    ...waiting,
    'keep_firing_for missing': ({ keepFiringForSeconds: _kept, ...rule }) => rule,
    'keep_firing_for twice as long': (rule) =>
      rule.keepFiringForSeconds === undefined
        ? rule
        : { ...rule, keepFiringForSeconds: 2 * rule.keepFiringForSeconds },
    'limit a tenth higher': (rule) => scale(rule, / > (?:bool )?([\d.e-]+)/g, 1.1),
    'limit a tenth lower': (rule) => scale(rule, / > (?:bool )?([\d.e-]+)/g, 0.9),
    'guard half as high again': (rule) => scale(rule, / >= ([\d.]+)/g, 1.5),
    'guard half as high': (rule) => scale(rule, / >= ([\d.]+)/g, 0.5),
    'a comparison turned round': turned,
    'windows half as long': (rule) => windows(rule, 0.5),
    'windows twice as long': (rule) => windows(rule, 2),
    'added up over everything': (rule) => without(rule, / by \([^)]*\)/g),
    ...withoutConditions(alert),
    ...withoutParts(alert),
  }
}

function turned(rule: AlertRule): AlertRule {
  const expr = rule.expr.replaceAll(/ == 0| > 0(?![.\d])/g, (found) =>
    found === ' == 0' ? ' > 0' : ' == 0',
  )
  return { ...rule, expr: expr.replaceAll(' == 1', ' == 0') }
}

function windows(rule: AlertRule, by: number): AlertRule {
  const expr = rule.expr.replaceAll(
    /(\[|offset )(\d+[smhd])/g,
    (_whole, before: string, window: string) => before + duration(secondsIn(window) * by),
  )
  return { ...rule, expr }
}

/** Each condition on a label left out, wherever it stands. */
function withoutConditions({ expr }: AlertRule): AlertMistakes {
  const conditions = new Set(expr.match(/\w+(?:=~|!=|!~|=)"(?:[^"\\]|\\.)*"/g))
  return Object.fromEntries(
    [...conditions].map((condition) => [
      `without ${condition}`,
      (rule: AlertRule) => ({
        ...rule,
        expr: rule.expr
          .replaceAll(`${condition},`, '')
          .replaceAll(`,${condition}`, '')
          .replaceAll(condition, ''),
      }),
    ]),
  )
}

/** Each of several alternatives, and what follows `and`, `unless` or a series that may be missing. */
function withoutParts({ expr }: AlertRule): AlertMistakes {
  const lines = expr.split('\n')
  const rest = (at: number): string =>
    lines
      .toSpliced(at, 1)
      .join('\n')
      .replace(/^(?:or|and) (?:on \([^)]*\) )?/, '')
  const parts = expr.match(/ unless [^\n]+| or on \([^)]*\) 0 \* [^)]+\)(?=\) )/g) ?? []
  const left = [
    ...(lines.length === 1 ? [] : lines.map((line, at) => [line, rest(at)] as const)),
    ...parts.map((part) => [part.trim(), expr.replaceAll(part, '')] as const),
  ]
  return Object.fromEntries(
    left.map(([part, expr]) => [`without ${part}`, (rule: AlertRule) => ({ ...rule, expr })]),
  )
}

function without(rule: AlertRule, what: RegExp): AlertRule {
  return { ...rule, expr: rule.expr.replaceAll(what, '') }
}
