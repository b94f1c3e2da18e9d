import type { Evidence } from '../../evidence/evidence.ts'
import type { ServerDelta } from '../server-delta.ts'
import type { Cause, JudgedObjective, Validity } from '../verdict.ts'

/** Everything that a cause may be read from, joined. */
export interface Context {
  readonly evidence: Evidence
  readonly delta: ServerDelta | null
  /** Names of the validity rules that do not hold. */
  readonly broken: ReadonlySet<Validity['name']>
  /** Objectives whose estimate lies beyond what is allowed, by their kind. */
  readonly slow: readonly JudgedObjective[]
  readonly failing: readonly JudgedObjective[]
  /** One of them is broken beyond doubt. */
  readonly proven: boolean
}

/** What a hypothesis finds in the evidence; null where it finds nothing. */
export type FindCause = (context: Context) => Cause | null

/** The tightest latency target that is missed. */
export function missedTargetMs({ slow }: Context): number | null {
  const targets = slow.flatMap(({ underMs }) => (underMs === null ? [] : [underMs]))
  return targets.length === 0 ? null : Math.min(...targets)
}

/** Of the requests that `failures` counts: those of a run that was cut short reach a little further. */
export function shareOf(count: number, { client }: Evidence): number {
  return (
    count /
    Math.max(
      1,
      client.routes.reduce((sum, { requests }) => sum + requests, 0),
    )
  )
}

/** How many requests of the measured phase failed in one of these ways. */
export function failuresOf({ evidence }: Context, kinds: readonly string[]): number {
  return kinds.reduce((sum, kind) => sum + (evidence.client.failures[kind] ?? 0), 0)
}
