import type { PlannedRequest } from '../../plan/plan.ts'
import type { Rule } from './rule.ts'

/** Requests that always ask for the same thing are answered from caches that real ones would miss. */
export const sameData: Rule = {
  id: 'V16',
  name: 'same-data',
  makes: 'warning',
  voids: 'nothing',
  remedy:
    'Every request of it asks for the same thing, which caches make fast: give its parameters ' +
    'several values, or a `data` file.',
  check: ({ plan: { requests } }) => {
    const drawn = requests.filter(hasParameters)
    if (drawn.length === 0) return null
    const same = drawn.filter((request) => variantsOf(request) === 1).map(({ key }) => key)
    return { ok: same.length === 0, value: same.join(', ') || null, limit: null }
  },
}

function hasParameters({ params, query }: PlannedRequest): boolean {
  return Object.keys(params).length + Object.keys(query).length > 0
}

/** How many different requests it can become; a file of data counts as many. */
function variantsOf({ params, query, data }: PlannedRequest): number {
  if (data !== null) return Number.POSITIVE_INFINITY
  const values = [...Object.values(params), ...Object.values(query)]
  return values.reduce<number>(
    (product, value) => product * (Array.isArray(value) ? new Set(value).size : 1),
    1,
  )
}
