import { familyName } from '../families/definition.ts'

const suffixes: Readonly<Record<string, readonly string[]>> = {
  counter: ['_total', '_created'],
  histogram: ['_bucket', '_sum', '_count', '_created'],
  summary: ['_sum', '_count', '_created'],
}

/** Every name that a metric takes up in one format or the other: its own and its samples'. */
export function namesOf(name: string, type: string): readonly string[] {
  const base = type === 'counter' ? familyName(name) : name
  return [base, ...(suffixes[type] ?? []).map((suffix) => base + suffix)]
}
