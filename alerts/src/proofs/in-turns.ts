import { linkSeconds } from '../burn-rate/windows.ts'
import type { Proof } from './proof.ts'
import type { Proofs } from './prove.ts'

/** What promtool does takes as long as it evaluates often. */
const most = [10, 120, 300, Infinity]

/** The cheap ones first: for whom one red proof is enough, they will mostly do. */
export function inTurns({ now, days }: Proofs): readonly Proofs[] {
  return most.map((limit, turn) => {
    const isIts = (evaluations: number): boolean =>
      evaluations <= limit && evaluations > (most[turn - 1] ?? 0)
    return {
      now: now.filter((proof) => isIts(lengthOf(proof) / proof.intervalSeconds)),
      days: days.filter((proof) => isIts(lengthOf(proof) / linkSeconds)),
    }
  })
}

function lengthOf({ asserts }: Proof): number {
  return Math.max(...asserts.map(({ atSeconds }) => atSeconds))
}
