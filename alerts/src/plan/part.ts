import { alertLabels } from '@obs-toolkit/sdk/service'
import { isAlert } from '../rules/rule.ts'
import type { Rule, RuleGroup } from '../rules/rule.ts'
import { outage } from '../rules/service/service-down.ts'
import type { AlertPlan } from './plan.ts'

/** What can be proven by itself, and so at once with the rest: each objective, then the service. */
export function partsOf(plan: AlertPlan): readonly AlertPlan[] {
  const ids = new Set(plan.slos.map(({ objective }) => objective.id))
  return [
    ...plan.slos.map((slo) => ({
      ...plan,
      slos: [slo],
      alerts: [],
      groups: only(plan.groups, (rule) => isOutage(rule) || sloIdOf(rule) === slo.objective.id),
    })),
    { ...plan, slos: [], groups: only(plan.groups, (rule) => !ids.has(sloIdOf(rule) ?? '')) },
  ]
}

/** It speaks where an objective is silent, since there is nobody left to be judged. */
function isOutage(rule: Rule): boolean {
  return isAlert(rule) && rule.alert === outage && !(alertLabels.escalation in rule.labels)
}

function sloIdOf({ labels }: Rule): string | undefined {
  return labels[alertLabels.sloId]
}

function only(groups: readonly RuleGroup[], which: (rule: Rule) => boolean): RuleGroup[] {
  return groups
    .map((group) => ({ ...group, rules: group.rules.filter(which) }))
    .filter(({ rules }) => rules.length > 0)
}
