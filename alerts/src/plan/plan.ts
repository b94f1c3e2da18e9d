import type { Objective, Service } from '@obs-toolkit/sdk/service'
import type { Detection } from '../burn-rate/detection.ts'
import type { Remark } from '../burn-rate/remarks.ts'
import type { Solution } from '../burn-rate/solve.ts'
import type { RuleGroup } from '../rules/rule.ts'
import type { ServiceAlert } from '../rules/service/service-alert.ts'

/** Everything that follows from a declaration for its alerts; plain data. */
export interface AlertPlan {
  readonly schema: 'obs.alert-plan/v1'
  readonly service: Service
  readonly slos: readonly SloPlan[]
  readonly alerts: readonly ServiceAlert[]
  readonly groups: readonly RuleGroup[]
  /** Where a default wish gave way, and what an error kept from being written. */
  readonly remarks: readonly Remark[]
}

export interface SloPlan extends Omit<Solution, 'remarks'> {
  readonly objective: Objective
  readonly detection: readonly Detection[]
  /** Per 30 days at the declared low traffic, errors being as many as allowed; null if unknown. */
  readonly falsePages: FalsePages | null
}

export interface FalsePages {
  readonly independent: number
  /** When errors come in bursts of ten. */
  readonly bursts: number
}
