import type { LoadPlan } from '../plan/plan.ts'
import type { ClientEvidence } from './client.ts'
import type { GeneratorEvidence } from './generator/generator.ts'
import type { PrometheusEvidence } from './prometheus/prometheus.ts'
import type { ServerEvidence } from './server/server.ts'

/** Everything that a verdict is made from; it can be judged again later, elsewhere. */
export interface Evidence {
  readonly schema: 'obs.evidence/v1'
  readonly runId: string
  readonly toolkit: string
  readonly plan: LoadPlan
  readonly startedAt: string
  readonly endedAt: string
  readonly k6: {
    readonly version: string
    readonly exitCode: number | null
    /** Distinct messages of its log, the first ones. */
    readonly messages: readonly string[]
    /** Options in which it would have done something else than was planned; such a run is refused now. */
    readonly overruled: readonly string[]
  }
  readonly end: End
  readonly client: ClientEvidence
  readonly generator: GeneratorEvidence
  /** Null where the service shows no metrics. */
  readonly server: ServerEvidence | null
  /** Null where none was named. */
  readonly prometheus: PrometheusEvidence | null
}

/** Why the load ended. */
export type End =
  | 'complete'
  /** The last requests could no longer change that an objective is broken. */
  | 'curtailed'
  /** An open-ended run in which every objective was decided. */
  | 'decided'
  | 'interrupted'
  /** k6 ended before its time. */
  | 'broken'
