import type { AlertPlan } from '../../plan/plan.ts'
import { isAlert } from '../../rules/rule.ts'
import type { Rule } from '../../rules/rule.ts'
import { condition } from '../../sli/index.ts'
import type { Proof } from '../proof.ts'
import type { Proofs } from '../prove.ts'
import type { Mutant } from './mutant.ts'

/** Mistakes that are tried side by side: one run of promtool holds the proofs against all of them. */
export interface Batch {
  readonly name: string
  readonly mutants: readonly Mutant[]
  /** These are there once for each mutant, with its mistake in them. */
  readonly isMistaken: (rule: Rule) => boolean
  /** What they read, and what reads them; the rest would only take time. */
  readonly isNeeded: (rule: Rule) => boolean
  /** What selects that which the mistaken rules make. */
  readonly about: string
}

/** The label that tells the copies of a rule apart. */
const mark = 'mutant'

/** The rules with the mistakes of some mutants in copies of them, and proofs that look at each copy. */
export function sideBySide(
  plan: AlertPlan,
  batch: Batch,
  mutants: readonly Mutant[],
  { now, days }: Proofs,
): { readonly plan: AlertPlan; readonly proofs: Proofs } {
  const groups = plan.groups.map((group) => ({
    ...group,
    rules: group.rules.flatMap((rule) => asNeeded(bare(rule), batch, mutants)),
  }))
  const looking = (proof: Proof): Proof[] => lookingAtEach(proof, batch, mutants)
  return {
    plan: { ...plan, groups },
    proofs: { now: now.flatMap(looking), days: days.flatMap(looking) },
  }
}

function asNeeded(rule: Rule, { isMistaken, isNeeded, about }: Batch, mutants: readonly Mutant[]) {
  if (!isMistaken(rule)) return isNeeded(rule) ? [rule] : []
  return mutants.flatMap(({ change }, at): Rule[] => {
    const changed = change(rule)
    if (changed === null) return []
    const labels = { ...changed.labels, [mark]: String(at) }
    return [{ ...changed, labels, expr: marked(changed.expr, about, at) }]
  })
}

/** None of what a proof asserts about other rules; nothing of a proof that is about others alone. */
function lookingAtEach(proof: Proof, { about }: Batch, mutants: readonly Mutant[]): Proof[] {
  const its = proof.asserts.filter(({ expr }) => expr.includes(about))
  const asserts = mutants.flatMap((_mutant, at) =>
    its.map((assert) => ({ ...assert, expr: marked(assert.expr, about, at) })),
  )
  return asserts.length === 0 ? [] : [{ ...proof, asserts }]
}

function marked(text: string, about: string, at: number): string {
  return text.replaceAll(about, `${about},${condition([mark, '=', String(at)])}`)
}

/** Messages ask for budgets whenever an alert is evaluated, and no proof reads them. */
function bare(rule: Rule): Rule {
  return isAlert(rule) ? { ...rule, annotations: {} } : rule
}

/** Those of which promtool said that an assertion about them does not hold. */
export function noticedIn(lines: readonly string[], mutants: readonly Mutant[]): readonly Mutant[] {
  const said = lines.join('\n').matchAll(new RegExp(`${mark}=\\\\?"(\\d+)`, 'g'))
  const marks = new Set([...said].map(([, at]) => Number(at)))
  return mutants.filter((_mutant, at) => marks.has(at))
}
