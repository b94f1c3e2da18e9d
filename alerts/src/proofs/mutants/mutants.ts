import { alertLabels, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration, linkSeconds } from '../../burn-rate/windows.ts'
import type { AlertPlan, SloPlan } from '../../plan/plan.ts'
import { isAlert } from '../../rules/rule.ts'
import type { Rule } from '../../rules/rule.ts'
import type { ServiceAlert } from '../../rules/service/service-alert.ts'
import type { Proof } from '../proof.ts'
import { provenAlerts } from '../service/cases.ts'
import { recordMistakes } from './record-mistakes.ts'
import { serviceMistakes } from './service-mistakes.ts'
import { tierMistakes } from './tier-mistakes.ts'

/** A plan with one mistake in it, which some proof must notice; or without any, which none may. */
export interface Mutant {
  readonly name: string
  readonly wrong: boolean
  readonly plan: AlertPlan
  /** Only what speaks of the place of the mistake can notice. */
  readonly concerns: (proof: Proof) => boolean
}

/** A rule as it would be with the mistake in it; null for none; itself where it has no place for it. */
type Change = (rule: Rule) => Rule | null

/** Each rule with each mistake that it has a place for. */
export function mutants(plan: AlertPlan): readonly Mutant[] {
  return [
    ...plan.slos.flatMap((slo) => [
      ...slo.tiers.flatMap((tier) => tierMutants(plan, slo, tier)),
      ...recordMutants(plan, slo),
    ]),
    ...plan.alerts.flatMap((alert) => serviceMutants(plan, alert)),
  ]
}

function tierMutants(whole: AlertPlan, slo: SloPlan, tier: Tier): Mutant[] {
  const id = slo.objective.id
  const plan = needed(whole, slo, tier)
  const concerns = speaksOf(`${alertLabels.tier}="${tier.name}"`)
  const control = { name: `${id} ${tier.name}: no mistake`, wrong: false, concerns, plan }
  const wrong = Object.entries(tierMistakes).flatMap(([name, mistake]) =>
    mutant(plan, `${id} ${tier.name}: ${name}`, concerns, (rule) =>
      isAlert(rule) ? mistake(rule, tier) : rule,
    ),
  )
  return [control, ...wrong]
}

/** The alert of a tier and what it reads: the rest would only be evaluated again for each mistake. */
function needed(plan: AlertPlan, { objective }: SloPlan, tier: Tier): AlertPlan {
  const windows = [linkSeconds, tier.longSeconds, tier.shortSeconds].map(duration)
  const records = new Set(
    windows.flatMap((window) => [windowed(recorded.bad, window), windowed(recorded.total, window)]),
  )
  const isNeeded = (rule: Rule): boolean =>
    rule.labels[alertLabels.sloId] === objective.id &&
    (isAlert(rule) ? rule.labels[alertLabels.tier] === tier.name : records.has(rule.record))
  return changed(plan, (rule) => (isNeeded(rule) ? rule : null))
}

/** Not of the period's own window, which is longer than proofs last. */
function recordMutants(plan: AlertPlan, { objective, facts }: SloPlan): Mutant[] {
  const period = `:increase${duration(facts.periodSeconds)}`
  const isIts = ({ labels }: Rule): boolean => labels[alertLabels.sloId] === objective.id
  return Object.entries(recordMistakes).flatMap(([name, mistake]) =>
    mutant(
      plan,
      `${objective.id} recorded: ${name}`,
      () => true,
      (rule) =>
        !isAlert(rule) && isIts(rule) && !rule.record.endsWith(period) ? mistake(rule) : rule,
    ),
  )
}

function serviceMutants(plan: AlertPlan, { name: alert }: ServiceAlert): Mutant[] {
  if (!provenAlerts.includes(alert)) return []
  return ['', 'true'].flatMap((escalated) =>
    Object.entries(serviceMistakes).flatMap(([name, mistake]) =>
      mutant(
        plan,
        `${plan.service.name} ${alert}${escalated && ', escalated'}: ${name}`,
        speaksOf(`alertname="${alert}"`),
        (rule) =>
          isAlert(rule) &&
          rule.alert === alert &&
          (rule.labels[alertLabels.escalation] ?? '') === escalated
            ? mistake(rule)
            : rule,
      ),
    ),
  )
}

/** None where the plan has no place for the mistake. */
function mutant(
  plan: AlertPlan,
  name: string,
  concerns: Mutant['concerns'],
  change: Change,
): readonly Mutant[] {
  const changedPlan = changed(plan, change)
  const same = JSON.stringify(changedPlan.groups) === JSON.stringify(plan.groups)
  return same ? [] : [{ name, wrong: true, concerns, plan: changedPlan }]
}

function speaksOf(what: string): Mutant['concerns'] {
  return ({ asserts }) => asserts.some(({ expr }) => expr.includes(what))
}

function changed(plan: AlertPlan, change: Change): AlertPlan {
  return {
    ...plan,
    groups: plan.groups.map((group) => ({
      ...group,
      rules: group.rules.flatMap((rule) => change(rule) ?? []),
    })),
  }
}
