import type { Proof } from './proof.ts'
import type { Proofs } from './prove.ts'

const hour = 3_600

/** What is over within an hour, then the rest: for whom one red proof is enough, the first will mostly do. */
export function inTurns({ now, days }: Proofs): readonly Proofs[] {
  const those = (which: (proof: Proof) => boolean): Proofs => ({
    now: now.filter(which),
    days: days.filter(which),
  })
  return [those(isShort), those((proof) => !isShort(proof))]
}

function isShort({ asserts }: Proof): boolean {
  return asserts.every(({ atSeconds }) => atSeconds <= hour)
}
