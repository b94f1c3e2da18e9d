import { describeError, type DescribedError } from './error.ts'
import { Rules } from './rules.ts'
import { redactText } from './text.ts'
import { redactUrl } from './url.ts'
import { Walk } from './walk.ts'

export type { DescribedError } from './error.ts'

/** The one place through which everything goes that leaves for a log, a span or a problem. */
export interface Redaction {
  /** Entries of the option `redact` that say nothing; for the line at start-up. */
  readonly ignored: readonly unknown[]
  /** By key and by shape. The same reference where nothing had to go. */
  readonly value: (value: unknown) => unknown
  /** By shape. */
  readonly text: (text: string) => string
  /** User info, query values, and what a path gives away. Any string will do. */
  readonly url: (url: string) => string
  readonly error: (error: unknown, withStack: boolean) => DescribedError
}

/** `added`: further key names (`nickname`) or paths (`user.phone`, `items[*].price`). */
export function createRedaction(added: readonly string[] = []): Redaction {
  const rules = new Rules(added)
  const text = (value: string) => redactText(value, rules)
  return {
    ignored: rules.ignored,
    value: (value) => new Walk(rules).value(value),
    text,
    url: (url) => redactUrl(url, rules),
    error: (error, withStack) => describeError(error, text, withStack),
  }
}
