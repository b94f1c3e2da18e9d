import type { Evidence } from '../../evidence/evidence.ts'
import { serverDelta } from '../server-delta.ts'
import type { Cause, JudgedObjective, Validity } from '../verdict.ts'
import { cache } from './cache.ts'
import { connections } from './connections.ts'
import type { Context, FindCause } from './context.ts'
import { dependency } from './dependency.ts'
import { errors } from './errors.ts'
import { eventLoop } from './event-loop.ts'
import { gc } from './gc.ts'
import { generator } from './generator.ts'
import { pool } from './pool.ts'
import { rateLimit } from './rate-limit.ts'
import { unknown } from './unknown.ts'
import { restart } from './restart.ts'
import { route } from './route.ts'
import { waiting } from './waiting.ts'

/** From what explains the others to what is explained by them. */
const hypotheses: readonly FindCause[] = [
  generator,
  restart,
  cache,
  rateLimit,
  pool,
  connections,
  dependency,
  gc,
  eventLoop,
  route,
  errors,
  waiting,
]

/** Why a run did not pass, the likeliest first. */
export function findCauses(
  evidence: Evidence,
  objectives: readonly JudgedObjective[],
  validity: readonly Validity[],
): readonly Cause[] {
  const failing = objectives.filter(({ badRatio }) => badRatio.estimate > badRatio.allowed)
  const context: Context = {
    evidence,
    delta: serverDelta(evidence),
    broken: new Set(validity.filter(({ ok }) => !ok).map(({ name }) => name)),
    slow: failing.filter(({ kind }) => kind === 'latency'),
    failing,
    proven: objectives.some(({ verdict }) => verdict === 'fail'),
  }
  const found = hypotheses.map((find) => find(context)).filter((cause) => cause !== null)
  const ranked = ['strong', 'weak'].flatMap((strength) =>
    found.filter((each) => each.strength === strength),
  )
  if (ranked.length > 0) return ranked
  return failing.length > 0 ? [unknown(context)] : []
}
