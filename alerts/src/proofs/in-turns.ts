import type { Proof } from './proof.ts'
import type { Proofs } from './prove.ts'

const minute = 60
const longest = [30 * minute, 60 * minute, Infinity]

/** The cheap ones first: for whom one red proof is enough, they will mostly do. */
export function inTurns({ now, days }: Proofs): readonly Proofs[] {
  const [coarse, ...more] = longest.map((most, turn) => {
    const isIts = (proof: Proof): boolean =>
      length(proof) <= most && length(proof) > (longest[turn - 1] ?? 0)
    return { now: now.filter(isIts), days: days.filter(isIts) }
  })
  return [{ now: [], days: coarse!.days }, { now: coarse!.now, days: [] }, ...more]
}

function length({ asserts }: Proof): number {
  return Math.max(...asserts.map(({ atSeconds }) => atSeconds))
}
