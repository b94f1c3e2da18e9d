import { alertLabels, annotations } from '@obs-toolkit/sdk/service'
import type { AlertPlan } from '../plan/plan.ts'
import { isAlert } from '../rules/rule.ts'
import { burnAlert } from '../rules/slo/names.ts'
import type { Rule } from '../rules/rule.ts'

/** Something that promtool does not look for. */
export interface Complaint {
  readonly group: string
  readonly rule: string
  readonly message: string
}

type Check = (rule: Rule) => string | undefined

const requiredLabels = [alertLabels.severity, alertLabels.service, alertLabels.tier]

const checks: readonly Check[] = [
  (rule) =>
    isAlert(rule) && rule.labels[alertLabels.escalation] === undefined
      ? missing('label', requiredLabels, rule.labels)
      : undefined,
  (rule) =>
    isAlert(rule)
      ? missing('annotation', [annotations.summary, annotations.description], rule.annotations)
      : undefined,
  (rule) =>
    isAlert(rule) && rule.alert === burnAlert && / > (?:1(?:\.\d+)?|[2-9]\d*)\b/.test(rule.expr)
      ? 'can never fire: no share of the requests is above its threshold'
      : undefined,
]

/** Beside the checks, nothing may be written twice: the later one would overwrite the first. */
export function lint({ groups }: Pick<AlertPlan, 'groups'>): readonly Complaint[] {
  const complaints: Complaint[] = []
  const seen = new Set<string>()
  for (const { name: group, rules } of groups) {
    for (const rule of rules) {
      const name = isAlert(rule) ? rule.alert : rule.record
      const complain = (message: string): number => complaints.push({ group, rule: name, message })
      const identity = `${name} ${JSON.stringify(rule.labels)}`
      if (seen.has(identity)) complain('is there twice')
      seen.add(identity)
      checks.flatMap((check) => check(rule) ?? []).forEach(complain)
    }
  }
  return complaints
}

function missing(
  kind: string,
  names: readonly string[],
  present: Readonly<Record<string, string>>,
): string | undefined {
  const lacking = names.filter((name) => !present[name])
  return lacking.length === 0 ? undefined : `has no ${kind} ${lacking.join(', ')}`
}
