import { edgeSeconds, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { budgetOf } from '../../burn-rate/decimals.ts'
import { duration } from '../../burn-rate/windows.ts'
import { recordedBad, recordedTotal } from '../../sli/index.ts'
import type { RecordingRule } from '../rule.ts'
import { ruleOf } from './record.ts'

/** Keeps a division whole where nothing was asked: no traffic burns no budget. */
const nothing = '1e-9'

/** What is left of the period's budget, 1 to minus infinity. */
export function recordBudget(service: Service, objective: Objective): RecordingRule {
  const period = duration(service.prometheus.periodDays * 86_400)
  const left = `1 - ${overAllowed(objective, period)}`
  return ruleOf(service, objective)(recorded.budgetRemaining, left)
}

/** How many times faster than allowed the budget burns. */
export function recordBurnRate(
  service: Service,
  objective: Objective,
  seconds: number,
): RecordingRule {
  const window = duration(seconds)
  const rate = overAllowed(objective, window)
  return ruleOf(service, objective)(windowed(recorded.burnRate, window), rate)
}

function overAllowed(objective: Objective, window: string): string {
  const allowed = `${budgetOf(objective)} * ${recordedTotal(objective, window)}`
  return `${recordedBad(objective, window)} / clamp_min(${allowed}, ${nothing})`
}

/** The targets themselves, for panels. */
export function recordTargets(service: Service, objective: Objective): RecordingRule[] {
  const rule = ruleOf(service, objective)
  const ratio = rule(recorded.objective, `vector(${objective.ratio})`)
  if (objective.kind === 'availability') return [ratio]
  const seconds = edgeSeconds(objective.underMs)
  return [ratio, rule(recorded.latencyTarget, `vector(${seconds})`)]
}
