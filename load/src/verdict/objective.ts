import type { ObjectiveCount } from '../evidence/client.ts'
import type { PlannedObjective } from '../plan/plan.ts'
import { decide, ratioBounds } from '../statistics/bounds.ts'
import { designEffect } from '../statistics/design-effect.ts'
import type { JudgedObjective, Outcome, Validity } from './verdict.ts'

/** A pass needs so many bad requests to be allowed among those that count; 1,000 requests for a p99. */
const allowedBadAtLeast = 10

/** One objective by its own numbers, and then by what the run's validity leaves of it. */
export function judgeObjective(
  objective: PlannedObjective,
  { events, bad, slots }: ObjectiveCount,
  validity: readonly Validity[],
  confidence: number,
): JudgedObjective {
  const effect = designEffect(slots)
  const count = { bad: bad / effect, events: events / effect }
  const { lower, upper } = ratioBounds(count, confidence)
  const { verdict, reason } = judge(objective, count, validity, confidence)
  const { id, kind, route, ratio, underMs, allowed } = objective
  return {
    id,
    kind,
    route,
    ratio,
    underMs,
    verdict,
    events,
    bad,
    designEffect: round(effect),
    effectiveEvents: Math.floor(count.events),
    badRatio: {
      estimate: round(events === 0 ? 0 : bad / events),
      lower: round(lower),
      upper: round(upper),
      allowed,
    },
    reason,
  }
}

interface Judgement {
  readonly verdict: Outcome
  readonly reason: string
}

function judge(
  { allowed, kind }: PlannedObjective,
  count: { readonly bad: number; readonly events: number },
  validity: readonly Validity[],
  confidence: number,
): Judgement {
  if (count.events === 0) return unproven('no request counts for it')
  const broken = validity.filter(({ ok, makes }) => !ok && makes !== 'fail')
  const voided = broken.find(
    ({ voids }) => voids === 'any' || (voids === 'latency' && kind === 'latency'),
  )
  if (voided) return unproven(`${voided.name} does not hold`)
  const decision = decide(count, allowed, confidence)
  if (decision === 'beyond') return failed(kind, broken)
  if (decision === 'undecided') return unproven('too few requests to tell either way')
  if (count.events * allowed < allowedBadAtLeast) {
    const needed = Math.ceil(allowedBadAtLeast / allowed)
    return unproven(`${Math.floor(count.events)} independent requests; a pass needs ${needed}`)
  }
  const doubt = broken.find(({ voids }) => voids === 'pass' || voids === 'latency')
  if (doubt) return unproven(`${doubt.name} does not hold`)
  return { verdict: 'pass', reason: 'no more are bad than is allowed' }
}

function failed(kind: PlannedObjective['kind'], broken: readonly Validity[]): Judgement {
  const doubt = broken.find(
    ({ voids }) => voids === 'fail' || (voids === 'latency-fail' && kind === 'latency'),
  )
  if (doubt) return unproven(`${doubt.name} does not hold`)
  return { verdict: 'fail', reason: 'more are bad than is allowed' }
}

function unproven(reason: string): Judgement {
  return { verdict: 'unproven', reason }
}

function round(value: number): number {
  return Number(value.toPrecision(4))
}
