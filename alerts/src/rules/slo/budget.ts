import { edgeSeconds, recorded, windowed } from '@obs-toolkit/sdk/service'
import type { Objective, Service } from '@obs-toolkit/sdk/service'
import { budgetOf } from '../../burn-rate/decimals.ts'
import { duration } from '../../burn-rate/windows.ts'
import { recordedBad, recordedTotal } from '../../sli/index.ts'
import type { RecordingRule } from '../rule.ts'
import { rule } from './record.ts'

/** Keeps a division whole where nothing was asked: no traffic burns no budget. */
const nothing = '1e-9'

/** What is left of the period's budget, 1 to minus infinity. */
export function recordBudget(service: Service, objective: Objective): RecordingRule {
  const period = duration(service.prometheus.periodDays * 86_400)
  return rule(service, objective, recorded.budgetRemaining, `1 - ${overAllowed(objective, period)}`)
}

/** How many times faster than allowed the budget burns. */
export function recordBurnRate(
  service: Service,
  objective: Objective,
  seconds: number,
): RecordingRule {
  const window = duration(seconds)
  const expr = overAllowed(objective, window)
  return rule(service, objective, windowed(recorded.burnRate, window), expr)
}

function overAllowed(objective: Objective, window: string): string {
  const allowed = `${budgetOf(objective)} * ${recordedTotal(objective, window)}`
  return `${recordedBad(objective, window)} / clamp_min(${allowed}, ${nothing})`
}

/** The targets themselves, for panels. */
export function recordTargets(service: Service, objective: Objective): RecordingRule[] {
  const ratio = rule(service, objective, recorded.objective, `vector(${objective.ratio})`)
  if (objective.kind === 'availability') return [ratio]
  const seconds = edgeSeconds(objective.underMs)
  return [ratio, rule(service, objective, recorded.latencyTarget, `vector(${seconds})`)]
}
