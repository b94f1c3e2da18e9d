import type { JudgedObjective, Outcome, Validity } from './verdict.ts'

/** Each objective has been judged with the rules in mind; this is what they come to together. */
export function overall(
  objectives: readonly JudgedObjective[],
  validity: readonly Validity[],
): Outcome {
  const broken = validity.filter(({ ok }) => !ok)
  const trustworthy = !broken.some(({ voids }) => voids === 'any')
  // What takes a fail away has done so from the objectives already.
  const starved = broken.some(({ voids }) => voids === 'fail')
  const failing =
    (!starved && broken.some(({ makes }) => makes === 'fail')) ||
    objectives.some(({ verdict }) => verdict === 'fail')
  if (trustworthy && failing) return 'fail'
  const proven = objectives.length > 0 && objectives.every(({ verdict }) => verdict === 'pass')
  return proven && !broken.some(voidsPass) ? 'pass' : 'unproven'
}

function voidsPass({ voids }: Validity): boolean {
  return voids !== 'latency-fail' && voids !== 'fail' && voids !== 'nothing'
}
