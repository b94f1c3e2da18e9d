import { describeError, isError } from './error.ts'
import { jsonFormOf, readField } from './json.ts'
import { cut, mark, unreadable } from './mark.ts'
import { endsIn, type KeyRule, type Rules } from './rules.ts'
import { isCardNumber } from './shapes.ts'
import { redactText } from './text.ts'
import { redactUrl } from './url.ts'

const max = { depth: 8, entries: 100, nodes: 2_000, text: 16_384 } as const
const more = '…'

type Fields = Record<string, unknown>

/**
 * One pass over a value. What is clean is given back as it is, what is not is copied as far as
 * it must be; the value itself never changes. The result can be written as JSON: maps, sets,
 * errors, buffers and big integers are turned into what JSON has.
 */
export class Walk {
  readonly #rules: Rules
  readonly #open: object[] = []
  readonly #trail: string[] = []
  #nodes = 0

  constructor(rules: Rules) {
    this.#rules = rules
  }

  value(value: unknown): unknown {
    if (++this.#nodes > max.nodes) return '[more]'
    if (typeof value === 'string') return this.#text(value)
    if (typeof value === 'number') return isCardNumber(value) ? mark : value
    if (typeof value === 'bigint') return this.#text(String(value))
    return typeof value === 'object' && value !== null ? this.#object(value) : value
  }

  #text(text: string): string {
    return cut(redactText(text, this.#rules), max.text)
  }

  #object(value: object): unknown {
    if (this.#open.includes(value)) return '[circular]'
    if (this.#open.length >= max.depth) return '[more]'
    this.#open.push(value)
    try {
      return this.#inside(value)
    } catch {
      return unreadable
    } finally {
      this.#open.pop()
    }
  }

  #inside(value: object): unknown {
    if (Array.isArray(value)) return this.#items(value)
    if (isError(value)) return describeError(value, (text) => redactText(text, this.#rules), true)
    if (value instanceof URL) return redactUrl(value.href, this.#rules)
    const form = jsonFormOf(value)
    return form === value ? this.#fields(value) : this.value(form)
  }

  #fields(fields: object): unknown {
    const keys = Object.keys(fields)
    const last = keys.length > max.entries ? max.entries - 1 : keys.length
    let copy: Fields | null = last < keys.length ? {} : null
    for (let i = 0; i < last; i++) {
      const key = keys[i] ?? ''
      const value = readField(fields, key)
      const name = this.#text(key)
      const clean = this.#field(name, value)
      const same = clean === value && name === key && !mustCopy(key, value)
      if (copy === null && !same) copy = firstOf(fields, keys, i)
      if (copy !== null && name !== '__proto__') copy[name] = clean
    }
    if (copy !== null && last < keys.length) copy[more] = `${keys.length - last} more`
    return copy ?? fields
  }

  #field(key: string, value: unknown): unknown {
    const rule = this.#rules.of(key)
    if (rule.secret && isTold(value, rule)) return mark
    if (!this.#rules.hasPaths) return this.value(value)
    this.#trail.push(key)
    try {
      const named = rule.paths.some((path) => endsIn(this.#trail, path))
      return named && value != null ? mark : this.value(value)
    } finally {
      this.#trail.pop()
    }
  }

  #items(items: readonly unknown[]): readonly unknown[] {
    const last = items.length > max.entries ? max.entries - 1 : items.length
    let copy: unknown[] | null = last < items.length ? [] : null
    let name: unknown
    for (let i = 0; i < last; i++) {
      const clean = this.#item(name, items[i], i)
      name = clean
      if (copy === null && clean !== items[i]) copy = items.slice(0, i)
      copy?.push(clean)
    }
    if (last < items.length) copy?.push(`${more} ${items.length - last} more`)
    return copy ?? items
  }

  /** Headers come as lists too: a name, then its value. */
  #item(before: unknown, value: unknown, index: number): unknown {
    const rule = index % 2 === 1 && typeof before === 'string' ? this.#rules.of(before) : null
    if (rule?.secret === true && isTold(value, rule)) return mark
    return this.#field(String(index), value)
  }
}

/** A getter that threw would throw again, and this name would change the copy's prototype. */
function mustCopy(key: string, value: unknown): boolean {
  return value === unreadable || key === '__proto__'
}

/** Whether someone has a secret is none, and how many tokens were used is none either. */
function isTold(value: unknown, rule: KeyRule): boolean {
  if (value == null || typeof value === 'boolean' || value === '') return false
  return typeof value !== 'number' || !rule.counts
}

function firstOf(fields: object, keys: readonly string[], count: number): Fields {
  const copy: Fields = {}
  for (const key of keys.slice(0, count)) copy[key] = readField(fields, key)
  return copy
}
