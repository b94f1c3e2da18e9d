import type { Service } from '@obs-toolkit/sdk/service'
import type { Severity } from '../../burn-rate/tier.ts'

/** An alert of a service that is not about an objective. */
export interface ServiceAlert {
  readonly name: string
  readonly severity: Severity
  /** The `tier` label: what kind of trouble it is. */
  readonly tier: 'outage' | 'saturation' | 'dependency' | 'traffic' | 'telemetry'
  /** True while something is wrong; its value is `$value`. */
  readonly expr: string
  readonly forSeconds: number
  readonly keepFiringForSeconds?: number
  readonly summary: string
  /** Why anyone should be told. */
  readonly reason: string
  /** What to look at, most likely first. */
  readonly causes: readonly string[]
}

/** None where the declaration gives no ground for the alert. */
export type DefineServiceAlert = (service: Service) => readonly ServiceAlert[]
