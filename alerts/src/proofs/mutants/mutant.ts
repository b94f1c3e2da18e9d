import type { Rule } from '../../rules/rule.ts'

/** A rule as it would be with the mistake in it; null for none; itself where it has no place for it. */
type Change = (rule: Rule) => Rule | null

/** A mistake that some proof must notice; or none, which none may. */
export interface Mutant {
  readonly name: string
  readonly wrong: boolean
  readonly change: Change
}

export const control: Mutant = { name: 'no mistake', wrong: false, change: (rule) => rule }

/** Each mistake for which one of the rules has a place. */
export function mutantsOf<T extends Rule>(
  rules: readonly Rule[],
  isMistaken: (rule: Rule) => rule is T,
  mistakes: Readonly<Record<string, (rule: T) => Rule | null>>,
): readonly Mutant[] {
  const its = rules.filter(isMistaken)
  return Object.entries(mistakes)
    .filter(([, mistake]) =>
      its.some((rule) => JSON.stringify(mistake(rule)) !== JSON.stringify(rule)),
    )
    .map(([name, mistake]): Mutant => {
      return { name, wrong: true, change: (rule) => (isMistaken(rule) ? mistake(rule) : rule) }
    })
}
