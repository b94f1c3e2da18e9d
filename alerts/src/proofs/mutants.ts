import { alertLabels } from '@obs-toolkit/sdk/service'
import type { Tier } from '../burn-rate/tier.ts'
import { duration } from '../burn-rate/windows.ts'
import type { AlertPlan } from '../plan/plan.ts'
import type { Proof } from './proof.ts'
import { isAlert } from '../rules/rule.ts'
import type { AlertRule, RuleGroup } from '../rules/rule.ts'

/** A plan with one mistake in it, which some proof must notice. */
export interface Mutant {
  readonly name: string
  readonly plan: AlertPlan
  /** Of the tier that the mistake is in: only what speaks of it can notice. */
  readonly concerns: (proof: Proof) => boolean
}

type Change = (rule: AlertRule, tier: Tier) => AlertRule

const changes: readonly (readonly [name: string, change: Change])[] = [
  ['threshold a tenth higher', (rule) => scaleThreshold(rule, 1.1)],
  ['threshold a tenth lower', (rule) => scaleThreshold(rule, 0.9)],
  ['long window as short as the other', shortenWindow],
  ['severity swapped', swapSeverity],
  ['wrong service', (rule) => ({ ...rule, labels: { ...rule.labels, service: 'another' } })],
]

/** Each alert of an objective with each mistake. */
export function mutants(plan: AlertPlan): readonly Mutant[] {
  return plan.slos.flatMap(({ tiers, objective }) =>
    tiers.flatMap((tier) => {
      const isIts = (rule: AlertRule): boolean =>
        rule.labels[alertLabels.tier] === tier.name &&
        rule.labels[alertLabels.sloId] === objective.id
      return changes.map(([name, change]) => ({
        name: `${objective.id} ${tier.name}: ${name}`,
        concerns: ({ asserts }: Proof) =>
          asserts.some(({ expr }) => expr.includes(`${alertLabels.tier}="${tier.name}"`)),
        plan: {
          ...plan,
          groups: plan.groups.map((group) => changed(group, isIts, (rule) => change(rule, tier))),
        },
      }))
    }),
  )
}

function changed(
  group: RuleGroup,
  isIts: (rule: AlertRule) => boolean,
  change: (rule: AlertRule) => AlertRule,
): RuleGroup {
  const rules = group.rules.map((rule) => (isAlert(rule) && isIts(rule) ? change(rule) : rule))
  return { ...group, rules }
}

function scaleThreshold(rule: AlertRule, by: number): AlertRule {
  const expr = rule.expr.replaceAll(/ > ([\d.e-]+)/g, (_whole, limit) => ` > ${Number(limit) * by}`)
  return { ...rule, expr }
}

function shortenWindow(rule: AlertRule, { longSeconds, shortSeconds }: Tier): AlertRule {
  const [long, short] = [duration(longSeconds), duration(shortSeconds)]
  return { ...rule, expr: rule.expr.replaceAll(`:increase${long}{`, `:increase${short}{`) }
}

function swapSeverity(rule: AlertRule): AlertRule {
  const severity = rule.labels[alertLabels.severity] === 'page' ? 'ticket' : 'page'
  return { ...rule, labels: { ...rule.labels, severity } }
}
