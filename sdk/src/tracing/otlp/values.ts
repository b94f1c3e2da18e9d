import type { Attributes } from '@opentelemetry/api'

/** https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding */
export function attributesJson(attributes: Attributes): string {
  let json = ''
  for (const key in attributes) {
    const value = attributes[key]
    if (value === undefined) continue
    json += `${json === '' ? '' : ','}{"key":${quoted(key)},"value":${valueJson(value)}}`
  }
  return `[${json}]`
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
