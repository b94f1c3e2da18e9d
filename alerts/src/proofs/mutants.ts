import { alertLabels } from '@obs-toolkit/sdk/service'
import type { AlertPlan } from '../plan/plan.ts'
import { isAlert } from '../rules/rule.ts'
import type { AlertRule, RuleGroup } from '../rules/rule.ts'

/** A plan with one mistake in it, which some proof must notice. */
export interface Mutant {
  readonly name: string
  readonly plan: AlertPlan
}

type Change = (rule: AlertRule) => AlertRule

const changes: readonly (readonly [name: string, change: Change])[] = [
  ['threshold a tenth higher', (rule) => scaleThreshold(rule, 1.1)],
  ['threshold a tenth lower', (rule) => scaleThreshold(rule, 0.9)],
  ['severity swapped', (rule) => swapSeverity(rule)],
  ['wrong service', (rule) => ({ ...rule, labels: { ...rule.labels, service: 'another' } })],
]

/** Each alert of an objective with each mistake, and its long windows halved and doubled. */
export function mutants(plan: AlertPlan): readonly Mutant[] {
  return plan.slos.flatMap(({ tiers, objective }) =>
    tiers.flatMap(({ name: tier }) => {
      const isIts = (rule: AlertRule): boolean =>
        rule.labels[alertLabels.tier] === tier && rule.labels[alertLabels.sloId] === objective.id
      return changes.map(([name, change]) => ({
        name: `${objective.id} ${tier}: ${name}`,
        plan: { ...plan, groups: plan.groups.map((group) => changed(group, isIts, change)) },
      }))
    }),
  )
}

function changed(group: RuleGroup, isIts: (rule: AlertRule) => boolean, change: Change): RuleGroup {
  const rules = group.rules.map((rule) => (isAlert(rule) && isIts(rule) ? change(rule) : rule))
  return { ...group, rules }
}

function scaleThreshold(rule: AlertRule, by: number): AlertRule {
  const expr = rule.expr.replaceAll(/ > ([\d.e-]+)/g, (_whole, limit) => ` > ${Number(limit) * by}`)
  return { ...rule, expr }
}

function swapSeverity(rule: AlertRule): AlertRule {
  const severity = rule.labels[alertLabels.severity] === 'page' ? 'ticket' : 'page'
  return { ...rule, labels: { ...rule.labels, severity } }
}
