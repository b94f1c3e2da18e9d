import { AssertionError } from 'node:assert'

/**
 * Understood by every test runner: it shows what was expected and what there was, and begins the
 * stack where the assertion was called, which is the line to look at.
 */
export function fail<Expectation extends object>(
  message: string,
  expected: unknown,
  actual: unknown,
  by: Expectation,
  assertion: keyof Expectation & string,
): never {
  const stackStartFn = by[assertion] as () => unknown
  throw new AssertionError({ message, expected, actual, operator: assertion, stackStartFn })
}

/** What was seen instead, as far as it helps. */
export function listed(what: string, items: readonly string[]): string {
  if (items.length === 0) return `No ${what} at all.`
  const shown = items.slice(-10)
  const more = items.length > shown.length ? ` and ${items.length - shown.length} before` : ''
  return `${what} seen: ${shown.join(', ')}${more}.`
}

export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
