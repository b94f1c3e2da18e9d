import type { PlannedRequest } from '../../plan/plan.ts'
import type { Rule } from './rule.ts'

/** Requests that always say the same are answered from caches, or wait for one row, as real ones would not. */
export const sameData: Rule = {
  id: 'V16',
  name: 'same-data',
  makes: 'warning',
  voids: 'nothing',
  remedy:
    'Every request of it says the same, which caches make fast, and the lock of one row slow: give ' +
    'its parameters several values, or a `data` file whose rows fill `{column}` in them or in its body.',
  check: ({ plan: { requests } }) => {
    const saying = requests.filter((request) => hasParameters(request) || 'body' in request)
    if (saying.length === 0) return null
    const same = saying.filter((request) => variantsOf(request) === 1).map(({ key }) => key)
    return { ok: same.length === 0, value: same.join(', ') || null, limit: null }
  },
}

function hasParameters({ params, query }: PlannedRequest): boolean {
  return Object.keys(params).length + Object.keys(query).length > 0
}

/** How many different requests it can become; a file of data counts as many where its rows are used. */
function variantsOf({ params, query, headers, body, data }: PlannedRequest): number {
  if (data !== null && hasColumn([params, query, headers, body])) return Number.POSITIVE_INFINITY
  const values = [...Object.values(params), ...Object.values(query)]
  return values.reduce<number>(
    (product, value) => product * (Array.isArray(value) ? new Set(value).size : 1),
    1,
  )
}

function hasColumn(value: unknown): boolean {
  if (typeof value === 'string') return /\{[^{}]+\}/.test(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some(hasColumn)
}
