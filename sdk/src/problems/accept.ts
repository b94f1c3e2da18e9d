import { parseWeighted, type Weighted } from '../metrics/index.ts'

export type Form = 'json' | 'html' | 'text'

/** What stands for each form, in the order of our own preference. */
const forms: readonly (readonly [Form, readonly string[]])[] = [
  ['json', ['application/problem+json', 'application/json']],
  ['html', ['text/html']],
  ['text', ['text/plain']],
]

/** The form that a client would rather have; JSON where it has no opinion, or none that helps. */
export function negotiateForm(accept: string | undefined): Form {
  const entries = parseWeighted(accept ?? '*/*')
  let best: Form = 'json'
  let most = 0
  for (const [form, types] of forms) {
    const weight = Math.max(...types.map((type) => weightOf(type, entries)))
    if (weight > most) [best, most] = [form, weight]
  }
  return best
}

/** The most specific entry that fits decides. */
function weightOf(type: string, entries: readonly Weighted[]): number {
  const ranges = [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*']
  for (const range of ranges) {
    const found = entries.find(({ value }) => value === range)
    if (found !== undefined) return found.weight
  }
  return 0
}
