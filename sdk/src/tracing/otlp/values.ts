import type { Attributes } from '@opentelemetry/api'

/** https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export function attributesJson(attributes: Attributes): string {
  let json = ''
  for (const key in attributes) {
    const value = attributes[key]
    if (value === undefined) continue
    json += `${json === '' ? '' : ','}${beginningWith(key)}${valueJson(value)}}`
  }
  return `[${json}]`
}

/** Keys come from code, so there are few; a map with data as keys must not fill the memory. */
const maxKnown = 1_000
const known = new Map<string, string>()

function beginningWith(key: string): string {
  const found = known.get(key)
  if (found !== undefined) return found
  const made = `{"key":${quoted(key)},"value":`
  if (known.size < maxKnown) known.set(key, made)
  return made
}

/** Printable ASCII without what JSON escapes. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

/** A text as JSON has it. Most need no escape, and to see that takes less than to look for them. */
export function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text)
}

/** Whatever has no form in OTLP is left empty: lists may have gaps. */
function valueJson(value: unknown): string {
  if (typeof value === 'string') return `{"stringValue":${quoted(value)}}`
  if (typeof value === 'number') return numberJson(value)
  if (typeof value === 'boolean') return `{"boolValue":${value}}`
  if (Array.isArray(value)) return `{"arrayValue":{"values":[${value.map(valueJson).join()}]}}`
  return '{}'
}

/** What JSON has no number for is written as text: so Protocol Buffers want it. */
function numberJson(value: number): string {
  if (Number.isSafeInteger(value)) return `{"intValue":${value}}`
  return `{"doubleValue":${Number.isFinite(value) ? value : `"${value}"`}}`
}
