import type { Evidence } from '../../evidence/evidence.ts'
import type { LoadPlan } from '../../plan/plan.ts'
import type { Validity } from '../verdict.ts'

/** What must hold of a run before its numbers mean anything. */
export interface Rule {
  readonly id: string
  readonly name: string
  /** Of value and limit, where they are no plain numbers. */
  readonly unit?: NonNullable<Validity['unit']>
  readonly makes: Validity['makes']
  readonly voids: Validity['voids']
  readonly remedy: string
  /** Null where the rule does not apply, as when nobody measured what it looks at. */
  readonly check: (evidence: Evidence) => Finding | null
}

export interface Finding {
  readonly ok: boolean
  readonly value: number | string | null
  readonly limit: number | string | null
}

export function atMost(value: number, limit: number): Finding {
  return { ok: value <= limit, value: Number(value.toPrecision(4)), limit }
}

const leastMs = 10

/** Lateness that is not the service's and does not matter yet; null where nothing is to be fast. */
export function tenthOfTightest({ objectives }: LoadPlan): number | null {
  const targets = objectives.flatMap(({ underMs }) => (underMs === null ? [] : [underMs]))
  return targets.length === 0 ? null : Math.max(leastMs, Math.min(...targets) / 10)
}
