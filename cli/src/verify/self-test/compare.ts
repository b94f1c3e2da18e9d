import type { Evidence, Verdict } from '@obs-toolkit/load'
import type { Case } from './cases.ts'

export interface Tried {
  readonly name: string
  readonly expected: string
  readonly said: string
  /** Inconclusive: unproven, since the machine had no time for it: not what was expected, and not wrong. */
  readonly result: 'exact' | 'inconclusive' | 'wrong'
}

/** What came of a case. */
export type Outcome = { readonly verdict: Verdict; readonly evidence: Evidence } | 'unreachable'

export function compare(each: Case, outcome: Outcome): Tried {
  const expected = words(each.verdict, each.cause)
  const said = saidOf(outcome)
  return { name: each.name, expected, said, result: resultOf(expected === said, outcome) }
}

function saidOf(outcome: Outcome): string {
  if (outcome === 'unreachable') return outcome
  const { verdict, causes } = outcome.verdict
  return words(verdict, causes[0]?.id ?? null)
}

function words(verdict: string, cause: string | null): string {
  return cause === null ? verdict : `${verdict}, ${cause}`
}

const busy = 0.9

function resultOf(exact: boolean, outcome: Outcome): Tried['result'] {
  if (exact) return 'exact'
  if (outcome === 'unreachable' || outcome.verdict.verdict !== 'unproven') return 'wrong'
  const blamed = outcome.verdict.causes.some(({ id }) => id === 'generator')
  return blamed || outcome.evidence.generator.machineCpu > busy ? 'inconclusive' : 'wrong'
}
