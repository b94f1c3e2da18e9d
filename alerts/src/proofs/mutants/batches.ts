import { alertLabels, alertSeries, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Tier } from '../../burn-rate/tier.ts'
import { duration, linkSeconds } from '../../burn-rate/windows.ts'
import type { AlertPlan, SloPlan } from '../../plan/plan.ts'
import { isAlert } from '../../rules/rule.ts'
import type { AlertRule, RecordingRule, Rule } from '../../rules/rule.ts'
import type { ServiceAlert } from '../../rules/service/service-alert.ts'
import { condition } from '../../sli/index.ts'
import type { Batch } from './batch.ts'
import { escalationMistakes } from './escalation-mistakes.ts'
import { control, mutantsOf } from './mutant.ts'
import { recordMistakes } from './record-mistakes.ts'
import { serviceMistakes } from './service-mistakes.ts'
import { tierMistakes } from './tier-mistakes.ts'

/** Each rule of a plan with each mistake for which it has a place. */
export function batchesOf({ groups, slos, alerts }: AlertPlan): readonly Batch[] {
  const rules = groups.flatMap((group) => group.rules)
  return [
    ...slos.flatMap((slo) => [
      ...slo.tiers.map((tier) => ofTier(rules, slo, tier)),
      ofRecords(rules, slo),
      ...ofEscalation(rules, slo),
    ]),
    ...alerts.map((alert) => ofAlert(rules, alert)),
  ]
}

function ofTier(rules: readonly Rule[], { objective: { id } }: SloPlan, tier: Tier): Batch {
  const isMistaken = (rule: Rule): rule is AlertRule =>
    isAlert(rule) && isOf(rule, id) && rule.labels[alertLabels.tier] === tier.name
  const windows = [linkSeconds, tier.longSeconds, tier.shortSeconds].map(duration)
  const records = new Set(
    windows.flatMap((window) => [windowed(recorded.bad, window), windowed(recorded.total, window)]),
  )
  return {
    name: `${id} ${tier.name}`,
    mutants: [control, ...mutantsOf(rules, isMistaken, tierMistakes(tier))],
    isMistaken,
    isNeeded: (rule) => !isAlert(rule) && isOf(rule, id) && records.has(rule.record),
    about: condition([alertLabels.tier, '=', tier.name]),
  }
}

/** The period's own window, which is longer than proofs last, is not mistaken. */
function ofRecords(rules: readonly Rule[], { objective: { id }, facts }: SloPlan): Batch {
  const period = `:increase${duration(facts.periodSeconds)}`
  const isIts = (rule: Rule): rule is RecordingRule => !isAlert(rule) && isOf(rule, id)
  const isMistaken = (rule: Rule): rule is RecordingRule =>
    isIts(rule) && !rule.record.endsWith(period)
  return {
    name: `${id} recorded`,
    mutants: [control, ...mutantsOf(rules, isMistaken, recordMistakes)],
    isMistaken: isIts,
    isNeeded: (rule) => isAlert(rule) && isOf(rule, id),
    about: condition([alertLabels.sloId, '=', id]),
  }
}

function ofEscalation(rules: readonly Rule[], { objective: { id } }: SloPlan): Batch[] {
  const isMistaken = (rule: Rule): rule is AlertRule => isOf(rule, id) && isEscalation(rule)
  if (!rules.some(isMistaken)) return []
  return [
    {
      name: `${id} escalation`,
      mutants: [control, ...mutantsOf(rules, isMistaken, escalationMistakes)],
      isMistaken,
      isNeeded: (rule) => isOf(rule, id),
      about: condition([alertLabels.escalation, '=', 'true']),
    },
  ]
}

/** With its escalation, which reads it. */
function ofAlert(rules: readonly Rule[], { name }: ServiceAlert): Batch {
  const isIts = (rule: Rule): rule is AlertRule => isAlert(rule) && rule.alert === name
  const isFirst = (rule: Rule): rule is AlertRule => isIts(rule) && !isEscalation(rule)
  const isSecond = (rule: Rule): rule is AlertRule => isIts(rule) && isEscalation(rule)
  return {
    name,
    mutants: [
      control,
      ...mutantsOf(rules, isFirst, serviceMistakes(rules.find(isFirst)!)),
      ...mutantsOf(rules, isSecond, escalationMistakes),
    ],
    isMistaken: isIts,
    isNeeded: () => false,
    about: condition([alertSeries.name, '=', name]),
  }
}

function isOf({ labels }: Rule, sloId: string): boolean {
  return labels[alertLabels.sloId] === sloId
}

function isEscalation(rule: Rule): rule is AlertRule {
  return isAlert(rule) && alertLabels.escalation in rule.labels
}
