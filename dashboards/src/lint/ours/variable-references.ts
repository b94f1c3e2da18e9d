import type { Dashboard } from '../../classic/dashboard.ts'
import { isObject } from '../../classic/values.ts'
import { references } from '../../promql/variables.ts'

export interface Mention {
  readonly name: string
  /** Where it stands: `panels[3].targets[0].expr`. */
  readonly at: string
  readonly within: string
}

/** Of a variable: what was chosen, and what could be, when it was saved. */
const saved: ReadonlySet<string> = new Set(['current', 'options'])

/** Every place where a dashboard mentions a variable, in any of its texts. */
export function mentions({ json }: Dashboard): readonly Mention[] {
  return [...ofValue(json, '')]
}

function* ofValue(value: unknown, at: string): Generator<Mention> {
  if (typeof value === 'string') {
    for (const { name } of references(value)) yield { name, at, within: value }
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* ofValue(each, `${at}[${index}]`)
  } else if (isObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      const place = at === '' ? key : `${at}.${key}`
      if (saved.has(key) && at.startsWith('templating')) continue
      if (key === 'repeat' && typeof each === 'string' && each !== '') {
        yield { name: each, at: place, within: each }
      } else yield* ofValue(each, place)
    }
  }
}
